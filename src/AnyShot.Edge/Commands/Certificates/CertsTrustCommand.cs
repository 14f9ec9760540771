using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Commands.Certificates;

/// <summary><c>anyshot certs trust [FILE|THUMBPRINT]</c>: lets an OPC UA client in that was refused.</summary>
internal static class CertsTrustCommand
{
    public static Command Create()
    {
        var config = CertsOptions.Config();
        var which = new Argument<string?>("certificate") { Description = "File, or SHA-256 or SHA-1 thumbprint of a refused one; without it those are listed.", DefaultValueFactory = _ => null };
        var command = new Command("trust", "Trust the certificate of an OPC UA client from its next connection on.") { which, config };
        command.SetAction(result => CertsOptions.Run(() =>
        {
            var pki = Path.Combine(ConfigurationReader.Read(result.GetValue(config)!).StateDirectory, "opcua", "pki", "server");
            if (result.GetValue(which) is { } wanted)
            {
                Trust(pki, wanted);
            }
            else
            {
                List(pki);
            }
        }));
        return command;
    }

    private static void List(string pki)
    {
        var refused = Refused(pki).ToList();
        foreach (var (_, certificate) in refused)
        {
            Console.WriteLine($"{certificate.GetCertHashString(HashAlgorithmName.SHA256)}  {certificate.Subject}, valid until {certificate.NotAfter:yyyy-MM-dd}");
        }

        Console.WriteLine($"{refused.Count} refused.");
    }

    private static void Trust(string pki, string wanted)
    {
        var trusted = Path.Combine(pki, "trusted", "certs");
        Directory.CreateDirectory(trusted);
        var plain = wanted.Replace(":", "", StringComparison.Ordinal);
        foreach (var (file, certificate) in Refused(pki))
        {
            if (plain.Equals(certificate.GetCertHashString(HashAlgorithmName.SHA256), StringComparison.OrdinalIgnoreCase)
                || plain.Equals(certificate.GetCertHashString(HashAlgorithmName.SHA1), StringComparison.OrdinalIgnoreCase)
                || Path.GetFullPath(wanted) == file)
            {
                File.Move(file, Path.Combine(trusted, Path.GetFileName(file)), overwrite: true);
                Console.WriteLine($"Trusted: {certificate.Subject}.");
                return;
            }
        }

        if (!File.Exists(wanted))
        {
            throw new InvalidDataException($"\"{wanted}\" is neither a file nor the thumbprint of a certificate in {Path.Combine(pki, "rejected")}.");
        }

        using var given = Read(wanted) ?? throw new InvalidDataException($"{wanted} holds no certificate.");
        File.WriteAllText(Path.Combine(trusted, $"{given.GetCertHashString(HashAlgorithmName.SHA1).ToLowerInvariant()}.pem"), given.ExportCertificatePem() + "\n");
        Console.WriteLine($"Trusted: {given.Subject}.");
    }

    private static IEnumerable<(string File, X509Certificate2 Certificate)> Refused(string pki)
    {
        var folder = Path.Combine(pki, "rejected");
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
        {
            if (Read(file) is { } certificate)
            {
                yield return (file, certificate);
            }
        }
    }

    private static X509Certificate2? Read(string file)
    {
        try
        {
            return X509CertificateLoader.LoadCertificateFromFile(file);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
