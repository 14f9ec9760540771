using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Commands.Certificates;

/// <summary><c>anyshot certs trust [FILE|THUMBPRINT]</c>: lets an OPC UA client in that was refused, or all of an authority; takes its revocation list.</summary>
internal static class CertsTrustCommand
{
    public static Command Create()
    {
        var config = CertsOptions.Config();
        var which = new Argument<string?>("certificate") { Description = "File of a client's or authority's certificate or of a revocation list, or thumbprint (SHA-256 or SHA-1) of a refused certificate; without it those are listed.", DefaultValueFactory = _ => null };
        var command = new Command("trust", "Trust an OPC UA client, or an authority with its revocation list, from the next connection on.") { which, config };
        command.SetAction(result => CertsOptions.Run(() =>
        {
            var pki = CertsOptions.OpcUaFolder(ConfigurationReader.Read(result.GetValue(config)!));
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
        if (new OpcUaTrust(pki).Trust(wanted) is { } subject)
        {
            Console.WriteLine($"Trusted: {subject}.");
            return;
        }

        if (!File.Exists(wanted))
        {
            throw new InvalidDataException($"\"{wanted}\" is neither a file nor the thumbprint of a certificate in {Path.Combine(pki, "rejected")}.");
        }

        if (Lists(wanted) is { Count: > 0 } lists)
        {
            Directory.CreateDirectory(Path.Combine(pki, "issuers", "crl"));
            File.Copy(wanted, Path.Combine(pki, "issuers", "crl", Path.GetFileName(wanted)), overwrite: true);
            Console.WriteLine($"Taken: the revocation list of {string.Join(" and ", lists.Select(l => l.Issuer))}.");
            return;
        }

        using var given = Read(wanted) ?? throw new InvalidDataException($"{wanted} holds neither a certificate nor a revocation list.");
        foreach (var (file, _) in Refused(pki).Where(r => r.Certificate.Equals(given)))
        {
            // What lies there stays refused, whatever else is said of it.
            File.Delete(file);
        }

        Write(trusted, given);
        if (!IsAuthority(given))
        {
            Console.WriteLine($"Trusted: {given.Subject}.");
            return;
        }

        Write(Path.Combine(pki, "issuers", "certs"), given);
        Console.WriteLine($"Trusted: the authority {given.Subject}. Its clients are let in once its revocation list is there too: anyshot certs trust CRL-FILE");
    }

    private static void Write(string folder, X509Certificate2 certificate)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{certificate.GetCertHashString(HashAlgorithmName.SHA1).ToLowerInvariant()}.pem"), certificate.ExportCertificatePem() + "\n");
    }

    private static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(c => c.CertificateAuthority) && certificate.Issuer == certificate.Subject;

    private static IReadOnlyList<RevocationList> Lists(string file)
    {
        try
        {
            return RevocationList.Read(file);
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static IEnumerable<(string File, X509Certificate2 Certificate)> Refused(string pki)
    {
        foreach (var file in new OpcUaTrust(pki).RefusedFiles)
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
