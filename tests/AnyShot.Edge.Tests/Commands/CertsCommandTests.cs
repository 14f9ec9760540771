using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Security;
using AnyShot.Edge.Security.Certificates;
using AnyShot.Edge.Tests.Hosting;
using AnyShot.Edge.Tests.Security.Certificates;

namespace AnyShot.Edge.Tests.Commands;

public sealed class CertsCommandTests : IDisposable
{
    private readonly AgentBench _bench = new();

    public void Dispose() => _bench.Dispose();

    private string Folder => Path.Combine(_bench.Folder, "state", "certificates");

    [Fact]
    public void Certs_CreateShowRenewRevoke_Work()
    {
        Run("create", "ca").ShouldBe(ExitCodes.Success);
        Run("create", "server", "page", "--host", "127.0.0.1", "--host", "press-4.plant.example").ShouldBe(ExitCodes.Success);
        Run("create", "client", "plc", "--days", "20").ShouldBe(ExitCodes.Success);
        Run("create", "opcua", "opcua", "--host", "192.0.2.10").ShouldBe(ExitCodes.Success);
        Run("show").ShouldBe(ExitCodes.Success);

        var client = Path.Combine(Folder, "plc.pem");
        var old = Thumbprint(client);
        var users = Path.Combine(_bench.Folder, "state", "users.json");
        UsersFile.Write(users, [new UserEntry("plc", Role.Technician, null, [old])]);
        Run("renew").ShouldBe(ExitCodes.Success);
        Thumbprint(client).ShouldNotBe(old);
        UsersFile.Read(users).Single().Certificates.ShouldBe([old, Thumbprint(client)]);

        Run("revoke", client).ShouldBe(ExitCodes.Success);
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(client);
        RevocationList.Read(Path.Combine(Folder, PlantAuthority.RevocationName)).Single().RevokedAt(certificate).ShouldNotBeNull();
    }

    [Fact]
    public void Certs_WrongUsage_EndsWithTwo()
    {
        Run("create", "server", "page", "--host", "127.0.0.1").ShouldBe(ExitCodes.Usage, "there is no authority");
        Run("renew").ShouldBe(ExitCodes.Usage);
        Run("create", "ca").ShouldBe(ExitCodes.Success);
        Run("create", "ca").ShouldBe(ExitCodes.Usage, "there is one");
        Run("create", "server", "page").ShouldBe(ExitCodes.Usage, "no host");
        Run("create", "server", "../page", "--host", "127.0.0.1").ShouldBe(ExitCodes.Usage);
        Run("create", "client", "plc", "--days", "0").ShouldBe(ExitCodes.Usage);
        Run("create", "opcua", "o", "--host", "127.0.0.1", "--application-uri", "no uri").ShouldBe(ExitCodes.Usage);
        Run("revoke", Path.Combine(Folder, "nothing.pem")).ShouldBe(ExitCodes.Usage);
    }

    [Fact]
    public void Certs_RequestAndInstall_TakeWhatThePlantsAuthorityIssued()
    {
        using var plant = new TestPlant();
        Run("request", "server", "page", "--host", "press-4.plant.example").ShouldBe(ExitCodes.Success);
        var key = File.ReadAllText(Path.Combine(Folder, "page-key.pem"));
        var answer = plant.Answer(Path.Combine(Folder, "page.csr"));
        Run("install", "server", answer, "--ca", plant.CaFile).ShouldBe(ExitCodes.Success);
        Thumbprint(Path.Combine(Folder, "page.pem")).ShouldBe(Thumbprint(answer));
        PemFiles.ReadPair(Path.Combine(Folder, "page.pem"), Path.Combine(Folder, "page-key.pem")).Above.ShouldBeEmpty();

        // A year later: the same key, another host.
        Run("request", "server", "page", "--host", "press-5.plant.example").ShouldBe(ExitCodes.Success);
        File.ReadAllText(Path.Combine(Folder, "page-key.pem")).ShouldBe(key);
        var before = Thumbprint(Path.Combine(Folder, "page.pem"));
        Run("install", "server", answer, "--ca", plant.CaFile).ShouldBe(ExitCodes.Usage, "it is made out to press-4");
        Run("install", "server", plant.Server("other"), "--ca", plant.CaFile).ShouldBe(ExitCodes.Usage, "no key belongs to it");
        Run("install", "client", plant.Answer(Path.Combine(Folder, "page.csr")), "--ca", plant.CaFile).ShouldBe(ExitCodes.Usage, "it is for a server");
        Run("install", "server", plant.CrlFile, "--ca", plant.CaFile).ShouldBe(ExitCodes.Usage, "it is no certificate");
        Run("install", "opcua", plant.Answer(Path.Combine(Folder, "page.csr")), "--ca", plant.CaFile).ShouldBe(ExitCodes.Usage, "it has no application URI");
        Thumbprint(Path.Combine(Folder, "page.pem")).ShouldBe(before);
    }

    private static string Thumbprint(string file)
    {
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
        return certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }

    private int Run(params string[] arguments) =>
        (int)typeof(AgentHost).Assembly.EntryPoint!.Invoke(null, [(string[])["certs", .. arguments, "--config", _bench.File]])!;
}
