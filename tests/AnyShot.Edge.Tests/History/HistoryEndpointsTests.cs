using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AnyShot.Edge.History;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Dashboard.Support;
using Microsoft.Extensions.DependencyInjection;
using static AnyShot.Edge.Tests.History.HistoryFolder;

namespace AnyShot.Edge.Tests.History;

/// <summary>The counts over HTTP: the real web server over the real store.</summary>
public sealed class HistoryEndpointsTests : IDisposable
{
    private const string Range = "from=2026-03-01T12:00:00Z&to=2026-03-01T13:00:00Z";
    private readonly HistoryFolder _folder = new();
    private readonly HistoryStore _store;

    public HistoryEndpointsTests()
    {
        _store = _folder.Open();
        _store.Add(
        [
            At(0) with { InspectionId = 1 },
            At(30, Decision.Fail, 2, "=cmd|' /C calc'!A0, \"x\"") with { InspectionId = 2 },
            At(31, Decision.Fail, 2, "=cmd|' /C calc'!A0, \"x\"", camera: "side") with { InspectionId = 3 },
        ]);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task History_AsViewer_CountsByPoint()
    {
        await using var host = await HostOf(Role.Viewer);

        var answer = await host.Client.GetFromJsonAsync<JsonElement>($"/api/history?{Range}&step=30min");

        answer.GetProperty("points").GetInt32().ShouldBe(2);
        answer.GetProperty("stepSeconds").GetInt32().ShouldBe(1800);
        var series = answer.GetProperty("series").EnumerateArray().ToArray();
        series.Select(one => (one.GetProperty("camera").GetString(), one.GetProperty("decision").GetString(), string.Join(' ', one.GetProperty("counts").EnumerateArray()))).ShouldBe(
            [("side", "Fail", "0 1"), ("top", "Pass", "1 0"), ("top", "Fail", "0 1")]);
        (await host.Client.GetFromJsonAsync<JsonElement>($"/api/history?{Range}&camera=side&classNo=2")).GetProperty("series").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task History_WithoutStep_ChoosesOneOfAClock()
    {
        await using var host = await HostOf(Role.Viewer);

        (await Step(host, $"/api/history?{Range}")).ShouldBe(60);
        (await Step(host, "/api/history")).ShouldBe(300, "eight hours in 5 minutes are 96 points");
        (await Step(host, "/api/history?from=2026-01-01T00:00:00Z&to=2026-03-01T13:00:00Z")).ShouldBe(43_200);
        (await Step(host, "/api/history?from=2026-03-01T13:00:00%2B01:00&to=2026-03-01T12:00:30.5Z")).ShouldBe(60);
    }

    [Fact]
    public async Task HistoryCsv_NamesThatAreFormulas_AreMadeHarmless()
    {
        await using var host = await HostOf(Role.Viewer);

        using var response = await host.Client.GetAsync($"/api/history.csv?{Range}&step=1h");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("counts.csv");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF], "Excel then reads UTF-8");
        Encoding.UTF8.GetString(bytes[3..]).ShouldBe(
            """"
            from,to,camera,decision,class_number,class,parts
            2026-03-01T12:00:00Z,2026-03-01T13:00:00Z,side,fail,2,"'=cmd|' /C calc'!A0, ""x""",1
            2026-03-01T12:00:00Z,2026-03-01T13:00:00Z,top,pass,1,good,1
            2026-03-01T12:00:00Z,2026-03-01T13:00:00Z,top,fail,2,"'=cmd|' /C calc'!A0, ""x""",1

            """".ReplaceLineEndings("\r\n"));
    }

    [Theory]
    [InlineData("from=yesterday", "from must be a time with its zone, such as 2026-03-01T06:00:00Z.")]
    [InlineData("to=12:00", "to must be a time with its zone, such as 2026-03-01T06:00:00Z.")]
    [InlineData("from=2026-03-01T13:00:00Z&to=2026-03-01T12:00:00Z", "from must be before to.")]
    [InlineData("from=1990-03-01T13:00:00Z&to=2026-03-01T12:00:00Z", "from and to must be 3660d apart at most.")]
    [InlineData("step=0s", "step must be whole minutes, such as 1min, 2h or 1d.")]
    [InlineData("step=90s", "step must be whole minutes, such as 1min, 2h or 1d.")]
    [InlineData("step=-5min", "step must be whole minutes, such as 1min, 2h or 1d.")]
    [InlineData("step=often", "step must be whole minutes, such as 1min, 2h or 1d.")]
    [InlineData("from=2026-01-01T00:00:00Z&to=2026-03-01T12:00:00Z&step=1min", "That would be more than 1000 points: make step longer, or from and to closer.")]
    public async Task History_ThatCannotBeAnswered_SaysWhy(string query, string sentence)
    {
        await using var host = await HostOf(Role.Viewer);

        foreach (var address in (string[])["/api/history", "/api/history.csv"])
        {
            using var response = await host.Client.GetAsync($"{address}?{query}");
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldBe(sentence);
        }
    }

    [Theory]
    [InlineData("/api/history")]
    [InlineData("/api/history.csv")]
    public async Task Addresses_WithoutLogin_AreRefused(string address)
    {
        await using var host = await HostOf(null);

        (await host.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task History_FileCannotBeOpened_SaysSo()
    {
        using var folder = new HistoryFolder();
        Directory.CreateDirectory(folder.File);
        using var store = folder.Open();
        await using var host = await HostOf(Role.Viewer, store);

        using var response = await host.Client.GetAsync("/api/history");

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).ShouldContain("history.db");
    }

    private static async Task<int> Step(DashboardHost host, string address) =>
        (await host.Client.GetFromJsonAsync<JsonElement>(address)).GetProperty("stepSeconds").GetInt32();

    private Task<DashboardHost> HostOf(Role? anonymous, HistoryStore? store = null) => DashboardHost.StartAsync(
        options => (options.Dashboard.AllowAnonymous, options.Dashboard.AnonymousRole) = (anonymous is not null, anonymous ?? Role.Viewer),
        more: (services, _) => services.AddSingleton(store ?? _store));
}
