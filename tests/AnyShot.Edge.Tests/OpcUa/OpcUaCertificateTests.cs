using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
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
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(3));

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

    private async Task<string> ConnectAsync(OpcUaStation station, string certificate, string user = "", string policy = "Basic256Sha256", string? userCertificate = null)
    {
        using var client = new OpcUaClient(new
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
            userCertificate,
            userKey = userCertificate is null ? null : PlantAuthority.KeyFileOf(userCertificate),
        });
        var answer = await client.NextAsync(Deadline, "session", "refused");
        return answer.GetProperty("event").GetString()!;
    }

    private Task SaidAsync(params string[] words) => Wait.UntilAsync(
        () => _log.Lines.Any(l => words.All(w => l.Text.Contains(w, StringComparison.Ordinal))), $"{string.Join(' ', words)} in: {JsonSerializer.Serialize(_log.Lines.Select(l => l.Text))}");
}
