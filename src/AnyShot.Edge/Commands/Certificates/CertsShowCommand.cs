using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Commands.Certificates;

/// <summary><c>anyshot certs show</c>: every certificate that a station uses or its authority issued, with its dates.</summary>
internal static class CertsShowCommand
{
    public static Command Create()
    {
        var (config, folder) = (CertsOptions.Config(), CertsOptions.Folder());
        var command = new Command("show", "Show the certificates of a station and when they run out.") { folder, config };
        command.SetAction(result => CertsOptions.Run(() =>
        {
            var configuration = ConfigurationReader.Read(result.GetValue(config)!);
            var now = TimeProvider.System.GetUtcNow();
            var shown = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (key, file) in ConfiguredCertificates.Certificates(configuration).Concat(Issued(CertsOptions.FolderOf(configuration, result.GetValue(folder)))))
            {
                if (shown.Add(file))
                {
                    Show(key, file, now);
                }
            }

            foreach (var (key, file) in ConfiguredCertificates.RevocationLists(configuration))
            {
                ShowRevocationList(key, file, now);
            }

            Console.WriteLine(shown.Count == 0 ? "The configuration uses no certificates, and there is no authority." : $"{shown.Count} files.");
        }));
        return command;
    }

    private static IEnumerable<(string Key, string File)> Issued(string folder) => Directory.Exists(folder)
        ? Directory.GetFiles(folder, "*.pem").Where(f => !f.EndsWith("-key.pem", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(f => ("", f))
        : [];

    private static void Show(string key, string file, DateTimeOffset now)
    {
        Console.WriteLine($"{file}{(key.Length > 0 ? $" ({key})" : "")}");
        try
        {
            foreach (var certificate in PemFiles.ReadAll(file))
            {
                Console.WriteLine($"  {certificate.Subject}, by {certificate.Issuer}");
                Console.WriteLine($"  {Until(certificate.NotAfter, now)}, SHA-256 {certificate.GetCertHashString(HashAlgorithmName.SHA256)}");
                certificate.Dispose();
            }
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            Console.WriteLine($"  cannot be read: {error.Message}");
        }
    }

    private static void ShowRevocationList(string key, string file, DateTimeOffset now)
    {
        Console.WriteLine($"{file} ({key})");
        try
        {
            foreach (var list in RevocationList.Read(file))
            {
                Console.WriteLine($"  revocation list of {list.Issuer}, {(list.NextUpdate is { } next ? Until(next, now) : "without end")}");
            }
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            Console.WriteLine($"  cannot be read: {error.Message}");
        }
    }

    private static string Until(DateTimeOffset end, DateTimeOffset now) => end < now
        ? $"RAN OUT on {end:yyyy-MM-dd}"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"valid until {end:yyyy-MM-dd} ({(end - now).TotalDays:0} days)");
}
