using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Tests.Security.Certificates;

/// <summary>An authority with everything that can be wrong with a certificate, in a folder of its own.</summary>
internal sealed class TestPlant : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-plant-");

    public TestPlant(string name = "Plant CA") => Authority = PlantAuthority.Create(_folder.FullName, name, 3650, Now.AddDays(-400));

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public PlantAuthority Authority { get; }

    public string Folder => _folder.FullName;

    public string CaFile => Path.Combine(Folder, PlantAuthority.CertificateName);

    public string CrlFile => Path.Combine(Folder, PlantAuthority.RevocationName);

    /// <summary>A certificate for loopback, or for other hosts.</summary>
    public string Server(string name, params string[] hosts) =>
        Authority.Issue(new CertificateWish(CertificateKind.Server, name, hosts.Length > 0 ? hosts : ["127.0.0.1", "localhost"], "", 90), Now);

    public string Client(string name) => Authority.Issue(new CertificateWish(CertificateKind.Client, name, [], "", 90), Now);

    /// <summary>One that ran out half a year ago.</summary>
    public string Expired(string name, CertificateKind kind = CertificateKind.Server) =>
        Authority.Issue(new CertificateWish(kind, name, kind == CertificateKind.Client ? [] : ["127.0.0.1"], "", 30), Now.AddDays(-200));

    public string Revoked(string name, CertificateKind kind = CertificateKind.Server)
    {
        var file = kind == CertificateKind.Client ? Client(name) : Server(name);
        Authority.Revoke(file, Now);
        return file;
    }

    /// <summary>One that nobody issued but itself; with a URI, for OPC UA.</summary>
    public string SelfSigned(string name, string? uri = null)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        if (uri is not null)
        {
            names.AddUri(new Uri(uri));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(
                X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DataEncipherment, true));
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var own = request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(90));
        var file = Path.Combine(Folder, name + ".pem");
        File.WriteAllText(file, own.ExportCertificatePem());
        File.WriteAllText(PlantAuthority.KeyFileOf(file), key.ExportPkcs8PrivateKeyPem());
        return file;
    }

    /// <summary>What the authority of a plant sends for a request.</summary>
    public string Answer(string requestFile, int days = 90, DateTimeOffset? at = null)
    {
        var asked = CertificateRequest.LoadSigningRequestPem(
            File.ReadAllText(requestFile), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions, RSASignaturePadding.Pkcs1);
        using var issued = asked.Create(Authority.Certificate, (at ?? Now).AddHours(-1), (at ?? Now).AddDays(days), [1, 2, 3]);
        var file = Path.Combine(Folder, "answer.pem");
        File.WriteAllText(file, issued.ExportCertificatePem());
        return file;
    }

    /// <summary>With its key, as a client uses it.</summary>
    public static X509Certificate2 Load(string file)
    {
        using var pem = X509Certificate2.CreateFromPemFile(file, PlantAuthority.KeyFileOf(file));
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose()
    {
        Authority.Dispose();
        _folder.Delete(recursive: true);
    }
}
