using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Commands.Certificates;

/// <summary><c>anyshot certs renew [FILE]</c>: same key and names, later end. The agent takes a renewed file up by itself.</summary>
internal static class CertsRenewCommand
{
    private const int LeafDays = 730;
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public static Command Create()
    {
        var (config, folder, days) = (CertsOptions.Config(), CertsOptions.Folder(), CertsOptions.Days(LeafDays));
        var file = new Argument<string?>("file")
        {
            Description = "Certificate of the authority; without it all that run out within 30 days, and the revocation list.",
            DefaultValueFactory = _ => null,
        };
        var command = new Command("renew", "Make certificates valid for longer, with the same keys and names.") { file, days, folder, config };
        command.SetAction(result => CertsOptions.Run(() =>
        {
            var configuration = ConfigurationReader.Read(result.GetValue(config)!);
            var place = CertsOptions.FolderOf(configuration, result.GetValue(folder));
            using var authority = PlantAuthority.Open(place);
            var now = TimeProvider.System.GetUtcNow();
            IReadOnlyList<string> files = result.GetValue(file) is { } one ? [Path.GetFullPath(one)] : Ending(place, now);
            foreach (var name in files)
            {
                var (before, after) = authority.Renew(name, result.GetValue(days), now);
                Console.WriteLine($"{name} is valid until {after.NotAfter:yyyy-MM-dd}.");
                Follow(configuration, before, after);
            }

            if (result.GetValue(file) is null)
            {
                authority.RenewRevocationList(now);
                Console.WriteLine($"{files.Count} certificates renewed, and {Path.Combine(place, PlantAuthority.RevocationName)}.");
            }
        }));
        return command;
    }

    private static IReadOnlyList<string> Ending(string folder, DateTimeOffset now)
    {
        var ending = new List<string>();
        foreach (var file in Directory.GetFiles(folder, "*.pem").Where(f => !f.EndsWith("-key.pem", StringComparison.Ordinal) && Path.GetFileName(f) != PlantAuthority.CertificateName))
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            if (certificate.NotAfter - now < Soon)
            {
                ending.Add(file);
            }
        }

        return ending;
    }

    // A user is known by the thumbprint, which is another after the renewal; the old one stays until it has run out.
    private static void Follow(DeviceConfiguration configuration, X509Certificate2 before, X509Certificate2 after)
    {
        var file = SecurityServices.UsersFilePath(configuration);
        var (old, now) = (before.GetCertHashString(HashAlgorithmName.SHA256), after.GetCertHashString(HashAlgorithmName.SHA256));
        var users = UsersFile.Read(file);
        if (users.FirstOrDefault(u => u.Certificates!.Contains(old)) is { } user)
        {
            UsersFile.Write(file, users.Select(u => u == user ? u with { Certificates = [.. u.Certificates!.TakeLast(UserEntry.MostCertificates - 1), now] } : u));
            Console.WriteLine($"It stands for user \"{user.Name}\" as before.");
        }
    }
}
