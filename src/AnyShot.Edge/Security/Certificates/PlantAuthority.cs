using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AnyShot.Edge.Security.Certificates;

/// <summary>
/// A certificate authority for a small site, in one folder: its certificate, its key (for its owner only), its revocation list and what it issued. Not for a
/// plant that has an authority already.
/// </summary>
internal sealed class PlantAuthority : IDisposable
{
    /// <summary>Certificate of the authority; to be given to everybody.</summary>
    public const string CertificateName = "ca.pem";

    /// <summary>Its key; whoever has it can issue certificates.</summary>
    public const string KeyName = "ca-key.pem";

    /// <summary>Its revocation list.</summary>
    public const string RevocationName = "ca.crl";

    private const string RevocationLabel = "X509 CRL";
    private const int AuthorityKeyBits = 3072;

    private static readonly HashAlgorithmName Hash = HashAlgorithmName.SHA256;
    private static readonly TimeSpan ClockDifference = TimeSpan.FromHours(1);
    private static readonly TimeSpan RevocationListLife = TimeSpan.FromDays(365);

    private readonly string _folder;
    private readonly X509Certificate2 _own;

    private PlantAuthority(string folder, X509Certificate2 own) => (_folder, _own) = (folder, own);

    /// <summary>Certificate of the authority.</summary>
    public X509Certificate2 Certificate => _own;

    /// <summary>Makes a new authority in a folder that has none.</summary>
    /// <exception cref="InvalidDataException">There is one already.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be written.</exception>
    public static PlantAuthority Create(string folder, string name, int days, DateTimeOffset now)
    {
        if (File.Exists(Path.Combine(folder, CertificateName)) || File.Exists(Path.Combine(folder, KeyName)))
        {
            throw new InvalidDataException($"{folder} has an authority already; a second one would make what the first issued worthless.");
        }

        using var key = RSA.Create(AuthorityKeyBits);
        var request = new CertificateRequest(CertificateWish.Subject(name), key, Hash, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var own = request.CreateSelfSigned(now - ClockDifference, now.AddDays(days));
        OwnersFile.Write(Path.Combine(folder, KeyName), PemFiles.Text(key.ExportPkcs8PrivateKeyPem()));
        OwnersFile.Write(Path.Combine(folder, CertificateName), PemFiles.Text(own.ExportCertificatePem()), OwnersFile.Public);
        var authority = new PlantAuthority(folder, own);
        authority.WriteRevocationList(new CertificateRevocationListBuilder(), 1, now);
        return authority;
    }

    /// <summary>Opens the authority of a folder.</summary>
    /// <exception cref="InvalidDataException">There is none, or it cannot be used.</exception>
    public static PlantAuthority Open(string folder)
    {
        var file = Path.Combine(folder, CertificateName);
        try
        {
            return File.Exists(file)
                ? new PlantAuthority(folder, PemFiles.ReadPair(file, Path.Combine(folder, KeyName)).Own)
                : throw new InvalidDataException($"{folder} has no authority: make one with `anyshot certs create ca`.");
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException && error is not InvalidDataException)
        {
            throw new InvalidDataException($"The authority in {folder} cannot be used: {error.Message}", error);
        }
    }

    /// <summary>Issues a certificate with a new key.</summary>
    /// <returns>File of the certificate; that of the key is <see cref="KeyFileOf"/>.</returns>
    /// <exception cref="InvalidDataException">The wish cannot be granted.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be written.</exception>
    public string Issue(CertificateWish wish, DateTimeOffset now)
    {
        var file = Path.Combine(_folder, wish.Name + ".pem");
        wish.Check();
        if (File.Exists(file))
        {
            throw new InvalidDataException($"{file} is there already; `anyshot certs renew {file}` makes it valid for longer.");
        }

        using var key = RSA.Create(CertificateWish.KeyBits);
        var request = wish.Request(key);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_own, true, false));
        using var issued = Sign(request, wish.Days, now);
        OwnersFile.Write(KeyFileOf(file), PemFiles.Text(key.ExportPkcs8PrivateKeyPem()));
        OwnersFile.Write(file, PemFiles.Text(issued.ExportCertificatePem()), OwnersFile.Public);
        return file;
    }

    /// <summary>Replaces a certificate of this authority by one that is valid for longer, with the same key and names.</summary>
    /// <returns>The certificates before and after.</returns>
    /// <exception cref="InvalidDataException">It is not one of this authority's.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public (X509Certificate2 Before, X509Certificate2 After) Renew(string file, int days, DateTimeOffset now)
    {
        var before = ReadIssued(file);
        var request = new CertificateRequest(before.SubjectName, before.PublicKey, Hash, RSASignaturePadding.Pkcs1);
        foreach (var extension in before.Extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        var after = Sign(request, days, now);
        OwnersFile.Write(file, PemFiles.Text(after.ExportCertificatePem()), OwnersFile.Public);
        return (before, after);
    }

    /// <summary>Revokes a certificate of this authority and writes the revocation list anew.</summary>
    /// <exception cref="InvalidDataException">It is not one of this authority's.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public void Revoke(string file, DateTimeOffset now)
    {
        using var certificate = ReadIssued(file);
        var (list, number) = ReadRevocationList();
        list.RemoveEntry(certificate.SerialNumberBytes.Span);
        list.AddEntry(certificate, now);
        WriteRevocationList(list, number + 1, now);
    }

    /// <summary>Writes the revocation list anew with a later date for the next one.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public void RenewRevocationList(DateTimeOffset now)
    {
        var (list, number) = ReadRevocationList();
        WriteRevocationList(list, number + 1, now);
    }

    public void Dispose() => _own.Dispose();

    /// <summary>File of the key beside the file of a certificate.</summary>
    public static string KeyFileOf(string certificateFile) => Path.Combine(
        Path.GetDirectoryName(certificateFile)!, Path.GetFileNameWithoutExtension(certificateFile) + "-key.pem");

    private X509Certificate2 Sign(CertificateRequest request, int days, DateTimeOffset now)
    {
        var end = now.AddDays(days);
        return now < _own.NotAfter
            ? request.Create(_own, now - ClockDifference, end < _own.NotAfter ? end : _own.NotAfter, Serial())
            : throw new InvalidDataException($"The authority \"{_own.Subject}\" ran out on {_own.NotAfter:yyyy-MM-dd}.");
    }

    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }

    private X509Certificate2 ReadIssued(string file)
    {
        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadCertificateFromFile(file);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file} cannot be read as a certificate: {error.Message}", error);
        }

        if (certificate.IssuerName.RawData.AsSpan().SequenceEqual(_own.SubjectName.RawData)
            && !certificate.RawDataMemory.Span.SequenceEqual(_own.RawDataMemory.Span))
        {
            return certificate;
        }

        certificate.Dispose();
        throw new InvalidDataException($"{file} was not issued by the authority \"{_own.Subject}\" in {_folder}.");
    }

    private (CertificateRevocationListBuilder List, BigInteger Number) ReadRevocationList()
    {
        var file = Path.Combine(_folder, RevocationName);
        try
        {
            return File.Exists(file) ? (CertificateRevocationListBuilder.LoadPem(File.ReadAllText(file), out var number), number) : (new CertificateRevocationListBuilder(), 0);
        }
        catch (CryptographicException error)
        {
            throw new InvalidDataException($"{file} cannot be read: {error.Message}", error);
        }
    }

    private void WriteRevocationList(CertificateRevocationListBuilder list, BigInteger number, DateTimeOffset now)
    {
        var der = list.Build(_own, number, now + RevocationListLife, Hash, RSASignaturePadding.Pkcs1, now - ClockDifference);
        OwnersFile.Write(Path.Combine(_folder, RevocationName), PemFiles.Text(PemEncoding.WriteString(RevocationLabel, der)), OwnersFile.Public);
    }
}
