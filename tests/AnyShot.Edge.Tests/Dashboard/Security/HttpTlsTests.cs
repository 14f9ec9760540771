using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using AnyShot.Edge.Security.Certificates;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Security.Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AnyShot.Edge.Tests.Dashboard.Security;

/// <summary>The page over TLS, with a real client on the other side.</summary>
public sealed class HttpTlsTests : IDisposable
{
    private readonly TestPlant _plant = new();
    private readonly TestPlant _other = new("Other CA");
    private readonly RecordingProvider _log = new();

    public void Dispose()
    {
        _plant.Dispose();
        _other.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Login_OverTls_GivesASecureCookieOfThisHostOnly()
    {
        await using var host = await HostAsync(_plant.Server("page"));
        host.Users.Set("anna", Role.Engineer);
        host.Address.ShouldStartWith("https://127.0.0.1:");
        using var client = Client(host);
        using var response = await client.PostAsync("/api/session", new StringContent("{\"name\":\"anna\",\"password\":\"right\"}", System.Text.Encoding.UTF8, "application/json"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("__Host-anyshot-press-4=");
        cookie.ShouldContain("secure", Case.Insensitive);
        (await client.GetAsync("/api/state")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("other-host")]
    [InlineData("self-signed")]
    [InlineData("unknown-authority")]
    public async Task Server_BadCertificate_ClientsRefuseIt(string kind)
    {
        await using var host = await HostAsync(kind switch
        {
            "expired" => _plant.Expired("page"),
            "other-host" => _plant.Server("page", "elsewhere.example"),
            "self-signed" => _plant.SelfSigned("page"),
            _ => _other.Server("page"),
        });
        using var client = Client(host);
        (await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/healthz"))).HttpRequestError.ShouldBe(HttpRequestError.SecureConnectionError);
    }

    [Fact]
    public async Task Server_CertificateRenewed_IsUsedFromTheNextConnectionOn()
    {
        var file = _plant.Expired("page");
        await using var host = await HostAsync(file);
        using (var before = Client(host))
        {
            await Should.ThrowAsync<HttpRequestException>(() => before.GetAsync("/healthz"));
        }

        _plant.Authority.Renew(file, 90, TestPlant.Now);
        using (var after = Client(host))
        {
            (await after.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        // A file that cannot be used changes nothing but the alarms.
        await File.WriteAllTextAsync(file, "no certificate");
        using var still = Client(host);
        (await still.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Alarms.Current.ShouldContain(a => a.Id == TlsFiles.AlarmId);
    }

    [Fact]
    public async Task Client_CertificateOfAUser_IsThatUser()
    {
        await using var host = await HostAsync(_plant.Server("page"));
        using var own = TestPlant.Load(_plant.Client("plc"));
        host.Users.Set("plc", Role.Viewer, thumbprint: own.GetCertHashString(HashAlgorithmName.SHA256));
        using var client = Client(host, own);
        (await client.GetStringAsync("/api/session")).ShouldContain("\"name\":\"plc\"");
        (await client.GetAsync("/api/state")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsync("/api/control/trigger", JsonContent.Create(new { camera = "side" }))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Client_GoodCertificateOfNobody_MayDoWhatNobodyMay()
    {
        await using var host = await HostAsync(_plant.Server("page"));
        using var own = TestPlant.Load(_plant.Client("stranger"));
        using var client = Client(host, own);
        (await client.GetAsync("/api/state")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("expired", "ran out on ")]
    [InlineData("self-signed", "is self-signed and not among the trusted authorities")]
    [InlineData("unknown-authority", "was issued by \"CN=Other CA\", which is not a trusted authority")]
    [InlineData("revoked", "was revoked on ")]
    [InlineData("server", "was not issued for this use")]
    public async Task Client_BadCertificate_IsRefusedInTheHandshakeAndSaidWhy(string kind, string words)
    {
        await using var host = await HostAsync(_plant.Server("page"));
        using var own = TestPlant.Load(kind switch
        {
            "expired" => _plant.Expired("plc", CertificateKind.Client),
            "self-signed" => _plant.SelfSigned("plc"),
            "unknown-authority" => _other.Client("plc"),
            "revoked" => _plant.Revoked("plc", CertificateKind.Client),
            _ => _plant.Server("plc"),
        });
        host.Users.Set("plc", Role.Administrator, thumbprint: own.GetCertHashString(HashAlgorithmName.SHA256));
        for (var i = 0; i < 3; i++)
        {
            using var client = Client(host, own);
            await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/api/session"));
        }

        string[] Said() => [.. _log.Lines.Where(l => l.Contains("The client certificate \"CN=plc\" " + words, StringComparison.Ordinal))];
        await Wait.UntilAsync(() => Said().Length > 0, "the reason is logged");
        Said().Length.ShouldBe(1, "once per cause");
    }

    [Fact]
    public async Task Start_FilesCannotBeUsed_RaisesAnAlarmAndListensOnceTheyCan()
    {
        var file = _plant.Server("page");
        var good = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, "no certificate");
        await using var host = await HostAsync(file);
        host.Address.ShouldBe("");
        host.Alarms.Current.ShouldHaveSingleItem().Sentence.ShouldContain("dashboard.certificateFile");
        await File.WriteAllTextAsync(file, good);
        await Wait.UntilAsync(() => host.Address != "", "it listens");
        host.Alarms.Current.ShouldBeEmpty();
    }

    private Task<DashboardHost> HostAsync(string certificate) => DashboardHost.StartAsync(
        o =>
        {
            (o.Dashboard.AllowAnonymous, o.Dashboard.AnonymousRole) = (false, Role.Viewer);
            (o.Dashboard.CertificateFile, o.Dashboard.KeyFile) = (certificate, PlantAuthority.KeyFileOf(certificate));
            (o.Dashboard.ClientCaFile, o.Dashboard.ClientCrlFile) = (_plant.CaFile, _plant.CrlFile);
        },
        more: (services, _) => services.AddSingleton<ILoggerProvider>(_log));

    private HttpClient Client(DashboardHost host, X509Certificate2? own = null)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true },
            },
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(PemFiles.ReadAll(_plant.CaFile));
        if (own is not null)
        {
            handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(own, null, offline: true);
        }

        return new HttpClient(handler) { BaseAddress = new Uri(host.Address), Timeout = TimeSpan.FromSeconds(20) };
    }
}
