using System.Net;
using System.Net.Sockets;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Tests.Dashboard.Support;

namespace AnyShot.Edge.Tests.Dashboard;

public sealed class DashboardServerTests
{
    [Fact]
    public async Task Start_PortInUse_RaisesAnAlarmAndListensOnceItIsFree()
    {
        using var squatter = new TcpListener(IPAddress.Loopback, 0);
        squatter.Start();
        var port = ((IPEndPoint)squatter.LocalEndpoint).Port;
        await using var host = await DashboardHost.StartAsync(o => o.Dashboard.Port = port);

        host.Address.ShouldBe("");
        var alarm = host.Alarms.Current.ShouldHaveSingleItem();
        alarm.Id.ShouldBe(DashboardServer.AlarmId);
        alarm.Sentence.ShouldStartWith($"The page cannot listen on 127.0.0.1:{port} (");

        squatter.Stop();
        await Wait.UntilAsync(() => host.Alarms.Current.Count == 0, "the alarm is cleared");
        host.Address.ShouldBe($"http://127.0.0.1:{port}");
        (await host.Client.GetStringAsync($"{host.Address}/api/state")).ShouldContain("press-4");
    }

    [Fact]
    public async Task Start_SwitchedOff_DoesNotListen()
    {
        var port = DashboardHost.FreePort();
        await using var host = await DashboardHost.StartAsync(o => (o.Dashboard.Port, o.Dashboard.Enabled) = (port, false));
        host.Address.ShouldBe("");
        host.Alarms.Current.ShouldBeEmpty();
        using var client = new TcpClient();
        await Should.ThrowAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, port));
    }

    [Fact]
    public async Task Start_Default_ListensOnLoopbackOnly()
    {
        await using var host = await DashboardHost.StartAsync();
        new Uri(host.Address).Host.ShouldBe("127.0.0.1");
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost.evil.example:8080", HttpStatusCode.Forbidden)]
    [InlineData("192.168.1.5", HttpStatusCode.Forbidden)]
    [InlineData("localhost:8080", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:9999", HttpStatusCode.OK)]
    [InlineData("[::1]:8080", HttpStatusCode.OK)]
    [InlineData("press-4.plant.example", HttpStatusCode.OK)]
    public async Task Host_OfTheRequest_MustBeOurs(string name, HttpStatusCode expected)
    {
        await using var host = await DashboardHost.StartAsync(o => o.Dashboard.AllowedHosts.Add("press-4.plant.example"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/state");
        request.Headers.Host = name;
        using var response = await host.Client.SendAsync(request);
        response.StatusCode.ShouldBe(expected);
        if (expected == HttpStatusCode.Forbidden)
        {
            (await response.Content.ReadAsStringAsync()).ShouldContain("dashboard.allowedHosts");
        }
    }

    [Theory]
    [InlineData("/api/state")]
    [InlineData("/healthz")]
    [InlineData("/metrics")]
    [InlineData("/")]
    [InlineData("/nothing/here")]
    public async Task Answer_EveryOne_CarriesTheSecurityHeaders(string path)
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await host.Client.GetAsync(path);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'self'");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
        response.Headers.Contains("Server").ShouldBeFalse();
        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task Page_NotBuilt_SaysHowToBuildIt()
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await host.Client.GetAsync("/");
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).ShouldContain("./anyshot build");
    }

    [Fact]
    public async Task Page_Built_IsServedFreshAndItsAssetsForever()
    {
        var folder = Directory.CreateTempSubdirectory("anyshot-page-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "index.html"), "<!doctype html><title>x</title>");
            folder.CreateSubdirectory("assets");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "assets", "a-1234.js"), "1");
            await using var host = await DashboardHost.StartAsync(pageFolder: folder.FullName);

            using var page = await host.Client.GetAsync("/");
            page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
            page.Headers.CacheControl!.NoCache.ShouldBeTrue();
            using var asset = await host.Client.GetAsync("/assets/a-1234.js");
            asset.Headers.CacheControl!.ToString().ShouldContain("immutable");
            using var outside = await host.Client.GetAsync("/assets/%2e%2e/%2e%2e/etc/passwd");
            outside.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
