using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Security.Certificates;

/// <summary>The certificates of OPC UA clients that this station trusts, and those that it refused: the folders that the server process reads at each connection.</summary>
/// <param name="Folder">Folder of the server's certificates.</param>
internal sealed record OpcUaTrust(string Folder)
{
    private string Trusted => Path.Combine(Folder, "trusted", "certs");

    private string Rejected => Path.Combine(Folder, "rejected");

    /// <summary>Certificates that are trusted, by file name.</summary>
    public IEnumerable<string> TrustedFiles => Files(Trusted);

    /// <summary>Certificates that were refused, by file name.</summary>
    public IEnumerable<string> RefusedFiles => Files(Rejected);

    public static OpcUaTrust Of(DeviceConfiguration configuration) => new(Path.Combine(configuration.StateDirectory, "opcua", "pki", "server"));

    /// <summary>Trusts a certificate that was refused, from the client's next connection on.</summary>
    /// <param name="thumbprint">SHA-256 or SHA-1, hexadecimal, with colons or without.</param>
    /// <returns>Its subject; null when no refused certificate has that thumbprint.</returns>
    public string? Trust(string thumbprint) => Move(RefusedFiles, Trusted, thumbprint);

    /// <summary>Refuses a certificate that was trusted, from the client's next connection on.</summary>
    /// <param name="thumbprint">SHA-256 or SHA-1, hexadecimal, with colons or without.</param>
    /// <returns>Its subject; null when no trusted certificate has that thumbprint.</returns>
    public string? Refuse(string thumbprint) => Move(TrustedFiles, Rejected, thumbprint);

    /// <summary>Subject and SHA-256 of a certificate that is trusted, or of one that was refused; null when there is none with that thumbprint.</summary>
    /// <param name="thumbprint">SHA-256 or SHA-1, hexadecimal, with colons or without.</param>
    /// <param name="isTrusted">Which of the two.</param>
    public (string Subject, string Fingerprint)? Find(string thumbprint, bool isTrusted) =>
        Search(isTrusted ? TrustedFiles : RefusedFiles, thumbprint) is { } found ? (found.Subject, found.Fingerprint) : null;

    private static string? Move(IEnumerable<string> files, string folder, string thumbprint)
    {
        if (Search(files, thumbprint) is not { } found)
        {
            return null;
        }

        Directory.CreateDirectory(folder);
        File.Move(found.File, Path.Combine(folder, Path.GetFileName(found.File)), overwrite: true);
        return found.Subject;
    }

    private static (string File, string Subject, string Fingerprint)? Search(IEnumerable<string> files, string thumbprint)
    {
        var plain = thumbprint.Replace(":", "", StringComparison.Ordinal);
        foreach (var file in files.ToList())
        {
            using var certificate = Read(file);
            // As GET /api/certificates shows it.
            var fingerprint = certificate?.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();
            if (plain.Equals(fingerprint, StringComparison.OrdinalIgnoreCase) || plain.Equals(certificate?.GetCertHashString(HashAlgorithmName.SHA1), StringComparison.OrdinalIgnoreCase))
            {
                return (file, certificate!.Subject, fingerprint!);
            }
        }

        return null;
    }

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder).Order(StringComparer.Ordinal) : [];

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
