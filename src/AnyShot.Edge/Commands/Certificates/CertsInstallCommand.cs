using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Commands.Certificates;

/// <summary><c>anyshot certs install server|client|opcua FILE</c>: checks what an authority issued and puts it where it is used; nothing is changed while a fault is left.</summary>
internal static class CertsInstallCommand
{
    public static Command Create() => new("install", "Check a certificate that an authority issued for a key of this station, and put it into use.")
    {
        Kind("server", "For an MQTT broker or the page.", CertificateKind.Server),
        Kind("client", "For a client of MQTT or of the HTTP interface.", CertificateKind.Client),
        Kind("opcua", "For the OPC UA server of this station, which takes it from the next connection on.", CertificateKind.OpcUa),
    };

    private static Command Kind(string word, string description, CertificateKind kind)
    {
        var (config, folder) = (CertsOptions.Config(), CertsOptions.Folder());
        var file = new Argument<string>("file") { Description = "What the authority sent: PEM with the certificate first, or DER." };
        var ca = new Option<string?>("--ca") { Description = "Certificates of the authorities above it (PEM), where the file has them not." };
        var key = new Option<string?>("--key") { Description = "Private key (PEM); by default the one in the folder that it belongs to." };
        var command = new Command(word, description) { file, ca, key, folder, config };
        command.SetAction(result => CertsOptions.Run(() =>
        {
            var configuration = ConfigurationReader.Read(result.GetValue(config)!);
            var place = CertsOptions.FolderOf(configuration, result.GetValue(folder));
            var sent = Read(result.GetValue(file)!);
            var certificate = sent[0];
            X509Certificate2Collection above = [.. sent.Skip(1), .. result.GetValue(ca) is { } authorities ? Read(authorities) : []];
            var keyFile = result.GetValue(key) ?? KeyOf(certificate, place);
            Check(configuration, kind, result.GetValue(file)!, certificate, above, keyFile);
            Install(configuration, kind, place, certificate, above, keyFile);
        }));
        return command;
    }

    private static void Check(DeviceConfiguration configuration, CertificateKind kind, string file, X509Certificate2 certificate, X509Certificate2Collection above, string keyFile)
    {
        var asked = keyFile.EndsWith(SigningRequest.KeySuffix, StringComparison.Ordinal) ? SigningRequest.AskedFor(keyFile) : new AlternativeNames([], []);
        var hosts = kind == CertificateKind.OpcUa ? asked.Hosts.Append(CertsOptions.OpcUaHost(configuration)).Distinct(StringComparer.OrdinalIgnoreCase) : asked.Hosts;
        using var key = SigningRequest.ReadKey(keyFile);
        var faults = new OwnCertificateNeed(kind, kind == CertificateKind.OpcUa ? CertsOptions.ApplicationUri(configuration) : "", [.. hosts])
            .Faults(certificate, above, key.ExportSubjectPublicKeyInfo(), TimeProvider.System.GetUtcNow()).ToList();
        if (faults.Count > 0)
        {
            throw new InvalidDataException($"{file} cannot be used, nothing was changed:\n{string.Join('\n', faults.Select(f => $"  {f}"))}");
        }
    }

    private static void Install(DeviceConfiguration configuration, CertificateKind kind, string place, X509Certificate2 certificate, X509Certificate2Collection above, string keyFile)
    {
        // The root stays away: whoever trusts it has it.
        var chain = string.Join('\n', above.Where(c => c.Issuer != c.Subject).Prepend(certificate).Select(c => c.ExportCertificatePem()));
        if (kind != CertificateKind.OpcUa)
        {
            var name = Path.GetFileName(keyFile).Replace(SigningRequest.KeySuffix, ".pem", StringComparison.Ordinal);
            var target = Path.Combine(place, name);
            OwnersFile.Write(target, PemFiles.Text(chain), OwnersFile.Public);
            Console.WriteLine($"Installed {target}, valid until {certificate.NotAfter:yyyy-MM-dd}; where the configuration names it, it is used from the next connection on.");
            return;
        }

        var own = Path.Combine(CertsOptions.OpcUaFolder(configuration), "own");
        if (!Directory.Exists(own))
        {
            throw new InvalidDataException($"{own} is not there yet: start the agent once, which makes it, then install again.");
        }

        // The server looks at the certificate's file: the key has to be there first.
        OwnersFile.Write(Path.Combine(own, "private", "private_key.pem"), File.ReadAllBytes(keyFile));
        OwnersFile.Write(Path.Combine(own, "certs", "certificate.pem"), PemFiles.Text(chain), OwnersFile.Public);
        Console.WriteLine($"Installed, valid until {certificate.NotAfter:yyyy-MM-dd}; the OPC UA server shows it from the next connection on.");
    }

    private static string KeyOf(X509Certificate2 certificate, string folder)
    {
        var wanted = certificate.PublicKey.ExportSubjectPublicKeyInfo();
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + SigningRequest.KeySuffix) : [])
        {
            using var key = SigningRequest.ReadKey(file);
            if (key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(wanted))
            {
                return file;
            }
        }

        throw new InvalidDataException($"No key in {folder} belongs to the certificate of \"{certificate.Subject}\": was it issued for another request? `--key FILE` names one elsewhere.");
    }

    /// <summary>Certificates of a PEM file, or the one of a DER file.</summary>
    private static X509Certificate2Collection Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file) is [0x30, ..] der ? [X509CertificateLoader.LoadCertificate(der)] : PemFiles.ReadAll(file);
        }
        catch (CryptographicException error)
        {
            throw new InvalidDataException($"{file} holds no certificate: {error.Message}", error);
        }
    }
}
