using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Security;
using AnyShot.Edge.Security.Certificates;
using AnyShot.Edge.Tests.Capture;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Security.Certificates;
using Microsoft.Extensions.Logging;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>A foreign client with good and bad certificates against the real server.</summary>
public sealed class OpcUaCertificateTests : IDisposable
{
    private const string Uri = "urn:anyshot:test:client";
    private readonly TestPlant _plant = new();
    private readonly TestPlant _other = new("Other CA");
    private readonly RecordingLoggers _log = new();
    private readonly FakeUsers _users = new();
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(4));

    private CancellationToken Deadline => _deadline.Token;

    public void Dispose()
    {
        _deadline.Dispose();
        _plant.Dispose();
        _other.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Client_OfATrustedAuthority_IsLetInUnlessItsCertificateIsBad()
    {
        _users.Set("anna", Role.Engineer);
        await using var station = await StartAsync();
        var good = Issue(_plant, "good", TestPlant.Now);
        (await ConnectAsync(station, good, user: "anna")).ShouldBe("session");
        (await ConnectAsync(station, good, user: "anna", policy: "Aes256_Sha256_RsaPss")).ShouldBe("session");

        (await ConnectAsync(station, Issue(_plant, "old", TestPlant.Now.AddDays(-200)), user: "anna")).ShouldBe("refused");
        await SaidAsync("\"CN=old\"", "has run out");

        var gone = Issue(_plant, "gone", TestPlant.Now);
        _plant.Authority.Revoke(gone, TestPlant.Now);
        await using var informed = await StartAsync();
        (await ConnectAsync(informed, gone, user: "anna")).ShouldBe("refused");
        await SaidAsync("\"CN=gone\"", "was revoked");

        (await ConnectAsync(informed, Issue(_other, "stranger", TestPlant.Now), user: "anna")).ShouldBe("refused");
        await SaidAsync("\"CN=stranger\"", "authority");
    }

    [Fact]
    public async Task User_WithACertificate_IsTheOneWhomItStandsFor()
    {
        await using var station = await StartAsync();
        var application = Issue(_plant, "application", TestPlant.Now);
        var person = _plant.Client("anna");
        using (var certificate = X509CertificateLoader.LoadCertificateFromFile(person))
        {
            _users.Set("anna", Role.Engineer, thumbprint: certificate.GetCertHashString(HashAlgorithmName.SHA256));
        }

        (await ConnectAsync(station, application, userCertificate: person)).ShouldBe("session");
        (await ConnectAsync(station, application, userCertificate: _plant.Client("stranger"))).ShouldBe("refused");
        await SaidAsync("user certificate \"CN=stranger\"", "stands for no user");
        _users.Remove("anna");
        (await ConnectAsync(station, application, userCertificate: person)).ShouldBe("refused");
    }

    [Fact]
    public async Task Client_SelfSignedOrOfAnotherName_IsRefusedWithOneLineACause()
    {
        _users.Set("anna", Role.Engineer);
        await using var station = await StartAsync();
        var own = _plant.SelfSigned("own", Uri);
        (await ConnectAsync(station, own, user: "anna")).ShouldBe("refused");
        (await ConnectAsync(station, own, user: "anna")).ShouldBe("refused");
        await SaidAsync("\"CN=own\"", "is not trusted; `anyshot certs trust ");

        (await ConnectAsync(station, Issue(_plant, "other-name", TestPlant.Now), user: "anna", calledItself: "urn:anyshot:test:another")).ShouldBe("refused");
        await SaidAsync("\"CN=other-name\"", "another application URI");
        _log.Lines.Count(l => l.Text.Contains("\"CN=own\"", StringComparison.Ordinal)).ShouldBe(1, "the same cause");
        _log.Lines.Count(l => l.Text.StartsWith("Refused", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Client_TrustedByTheCommand_IsLetInWithoutARestart()
    {
        _users.Set("anna", Role.Engineer);
        await using var station = await StartAsync();
        var process = station.Server.ProcessId;
        var own = _plant.SelfSigned("own", Uri);
        (await ConnectAsync(station, own, user: "anna")).ShouldBe("refused");
        using (var certificate = X509CertificateLoader.LoadCertificateFromFile(own))
        {
            Certs(station, "trust", certificate.GetCertHashString(HashAlgorithmName.SHA256)).ShouldBe(ExitCodes.Success);
        }

        (await ConnectAsync(station, own, user: "anna")).ShouldBe("session");
        var unfit = _plant.SelfSigned("unfit");
        Certs(station, "trust", unfit).ShouldBe(ExitCodes.Success);
        (await ConnectAsync(station, unfit, user: "anna")).ShouldBe("refused");
        await SaidAsync("\"CN=unfit\"", "was not issued for OPC UA");

        // A whole authority, with its list.
        var stranger = Issue(_other, "stranger", TestPlant.Now);
        (await ConnectAsync(station, stranger, user: "anna")).ShouldBe("refused");
        Certs(station, "trust", _other.CaFile).ShouldBe(ExitCodes.Success);
        Certs(station, "trust", _other.CrlFile).ShouldBe(ExitCodes.Success);
        (await ConnectAsync(station, stranger, user: "anna")).ShouldBe("session");
        _other.Authority.Revoke(stranger, TestPlant.Now);
        Certs(station, "trust", _other.CrlFile).ShouldBe(ExitCodes.Success);
        (await ConnectAsync(station, stranger, user: "anna")).ShouldBe("refused");
        await SaidAsync("\"CN=stranger\"", "was revoked");

        Certs(station, "trust", "nothing").ShouldBe(ExitCodes.Usage);
        Certs(station, "trust", station.Configuration.File).ShouldBe(ExitCodes.Usage, "it is neither certificate nor list");
        station.Server.ProcessId.ShouldBe(process);
    }

    [Fact]
    public async Task User_WhoseCertificateIsRevokedOrExpired_IsRefused()
    {
        await using var station = await StartAsync();
        var application = Issue(_plant, "application", TestPlant.Now);
        var (gone, old, own) = (_plant.Client("gone"), _plant.Expired("old", CertificateKind.Client), _plant.SelfSigned("own"));
        _users.Set("gone", Role.Engineer, thumbprint: Thumbprint(gone));
        _users.Set("old", Role.Engineer, thumbprint: Thumbprint(old));
        _users.Set("own", Role.Engineer, thumbprint: Thumbprint(own));
        (await ConnectAsync(station, application, userCertificate: gone)).ShouldBe("session");
        (await ConnectAsync(station, application, userCertificate: own)).ShouldBe("session", "naming it as a user's is trust enough");
        (await ConnectAsync(station, application, userCertificate: old)).ShouldBe("refused");
        await SaidAsync("user certificate \"CN=old\"", "has run out");

        _plant.Authority.Revoke(gone, TestPlant.Now);
        Certs(station, "trust", _plant.CrlFile).ShouldBe(ExitCodes.Success);
        (await ConnectAsync(station, application, userCertificate: gone)).ShouldBe("refused");
        await SaidAsync("user certificate \"CN=gone\"", "was revoked");
    }

    [Fact]
    public async Task Server_CertificateOfThePlantsAuthority_IsShownFromTheNextConnectionOn()
    {
        await using var station = await StartAsync();
        var application = Issue(_plant, "application", TestPlant.Now);
        var (process, before) = (station.Server.ProcessId, await ServerThumbprintAsync(station, application));
        Certs(station, "request", "opcua", "station", "--host", "127.0.0.1").ShouldBe(ExitCodes.Success);
        var folder = Path.Combine(station.StateFolder, "certificates");
        var answer = _plant.Answer(Path.Combine(folder, "station.csr"));
        Certs(station, "install", "opcua", answer).ShouldBe(ExitCodes.Usage, "the authority is missing");
        (await ServerThumbprintAsync(station, application)).ShouldBe(before);

        Certs(station, "install", "opcua", answer, "--ca", _plant.CaFile).ShouldBe(ExitCodes.Success);
        while (await TryServerThumbprintAsync(station, application) != Thumbprint(answer))
        {
            Deadline.ThrowIfCancellationRequested();
        }

        _users.Set("anna", Role.Engineer);
        (await ConnectAsync(station, application, user: "anna")).ShouldBe("session");
        station.Server.ProcessId.ShouldBe(process);
    }

    private static string Thumbprint(string file)
    {
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
        return certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }

    private static int Certs(OpcUaStation station, params string[] arguments)
    {
        var file = Path.Combine(station.StateFolder, "device.json");
        File.WriteAllText(file, $$"""
            { "station": { "name": "station-1" }, "stateDirectory": "{{station.StateFolder}}", "opcUa": { "allowAnonymous": true },
              "cameras": [ { "name": "line", "source": "virtual:?seed=1" } ], "classes": [ { "number": 1, "name": "good", "severity": "good", "examples": "virtual:good" } ] }
            """);
        return (int)typeof(AgentHost).Assembly.EntryPoint!.Invoke(null, [(string[])["certs", .. arguments, "--config", file]])!;
    }

    private Task<string> ServerThumbprintAsync(OpcUaStation station, string certificate) => ServerThumbprintAsync(station, certificate, Deadline);

    /// <summary>Null for a client that came while the certificate was exchanged and got no answer.</summary>
    private async Task<string?> TryServerThumbprintAsync(OpcUaStation station, string certificate)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Deadline);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            return await ServerThumbprintAsync(station, certificate, patience.Token);
        }
        catch (OperationCanceledException) when (!Deadline.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<string> ServerThumbprintAsync(OpcUaStation station, string certificate, CancellationToken deadline)
    {
        using var client = Client(station, certificate, "nobody");
        return (await client.NextAsync(deadline, "endpoints")).GetProperty("thumbprint").GetString()!;
    }

    private static string Issue(TestPlant plant, string name, DateTimeOffset at) =>
        plant.Authority.Issue(new CertificateWish(CertificateKind.OpcUa, name, ["127.0.0.1"], Uri, 30), at);

    private async Task<OpcUaStation> StartAsync()
    {
        var station = new OpcUaStation(
            new OpcUaOptions { Port = 0 }, users: _users, refusals: new RefusalLog(TimeProvider.System, _log.CreateLogger<RefusalLog>()));
        var pki = Path.Combine(station.StateFolder, "opcua", "pki", "server");
        foreach (var (file, folder) in new[] { (_plant.CaFile, "trusted/certs"), (_plant.CaFile, "issuers/certs"), (_plant.CrlFile, "issuers/crl") })
        {
            Directory.CreateDirectory(Path.Combine(pki, folder));
            File.Copy(file, Path.Combine(pki, folder, Path.GetFileName(file)));
        }

        await station.StartAsync(Deadline);
        return station;
    }

    private async Task<string> ConnectAsync(
        OpcUaStation station, string certificate, string user = "", string policy = "Basic256Sha256", string? userCertificate = null, string? calledItself = null)
    {
        using var client = Client(station, certificate, user, policy, userCertificate, calledItself);
        var answer = await client.NextAsync(Deadline, "session", "refused");
        return answer.GetProperty("event").GetString()!;
    }

    private static OpcUaClient Client(OpcUaStation station, string certificate, string user, string policy = "Basic256Sha256", string? userCertificate = null, string? calledItself = null) => new(new
    {
        modules = Path.Combine(RepositoryFolder.Root, "src", "OpcUa"),
        endpoint = station.Server.Endpoint,
        station = "station-1",
        pki = Path.Combine(station.StateFolder, "client-pki"),
        policy,
        mode = "SignAndEncrypt",
        user,
        password = "right",
        certificate,
        key = PlantAuthority.KeyFileOf(certificate),
        uri = Uri,
        calledItself,
        userCertificate,
        userKey = userCertificate is null ? null : PlantAuthority.KeyFileOf(userCertificate),
    });

    private Task SaidAsync(params string[] words) => Wait.UntilAsync(
        () => _log.Lines.Any(l => words.All(w => l.Text.Contains(w, StringComparison.Ordinal))), $"{string.Join(' ', words)} in: {JsonSerializer.Serialize(_log.Lines.Select(l => l.Text))}");
}
