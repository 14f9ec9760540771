using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Previews;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Inspection;
using AnyShot.Edge.Tests.Trials;
using Microsoft.Extensions.DependencyInjection;

namespace AnyShot.Edge.Tests.Previews;

/// <summary>Previews and the list of recent parts over HTTP: the real web server over the real inspection and the real images of parts.</summary>
public sealed class PreviewTests
{
    private const string Address = "/api/classes/preview";

    [Fact]
    public async Task Preview_OfANewClass_NamesThePartsThatItWouldFindAndChangesNothing()
    {
        await using var bench = await StartAsync();
        await using var host = await HostOf(bench, Role.Technician);
        var before = bench.Registry.State;

        var report = await AskAsync(host, """{"add":{"name":"grey","prompts":["grey"]}}""");

        report.GetProperty("looked").GetInt32().ShouldBe(5);
        report.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("verdict").GetProperty("inspectionId").GetInt64()).ShouldBe([5, 3], ignoreOrder: true);
        report.GetProperty("found").GetInt32().ShouldBe(2);
        report.GetProperty("sentence").GetString()!.ShouldContain("Of the last 5 parts 2 would be \"grey\"");
        report.GetProperty("parts")[0].GetProperty("confidence").GetDouble().ShouldBeInRange(0.34, 1);
        bench.Registry.State.ShouldBe(before);
    }

    [Fact]
    public async Task Preview_OfAClassAsItIs_FindsItsParts()
    {
        await using var bench = await StartAsync();
        await using var host = await HostOf(bench, Role.Technician);

        var report = await AskAsync(host, """{"change":{"id":"dark"}}""");

        report.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("verdict").GetProperty("inspectionId").GetInt64()).ShouldContain(1);
        report.GetProperty("passedNow").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Preview_AskedAgain_CostsTheModelNothing()
    {
        await using var bench = await StartAsync();
        await using var host = await HostOf(bench, Role.Technician);
        await AskAsync(host, """{"add":{"name":"grey","prompts":["grey"]},"most":4}""");
        var embedded = 0;
        bench.Inspection.Backbone.Before = (_, count) => Interlocked.Add(ref embedded, count);

        (await AskAsync(host, """{"add":{"name":"white","prompts":["white"]},"most":4}""")).GetProperty("looked").GetInt32().ShouldBe(4);

        embedded.ShouldBe(0);
    }

    [Theory]
    [InlineData("""{}""", 400, "either \"add\" or \"change\"")]
    [InlineData("""{"add":{"name":"grey"},"change":{"id":"dark"}}""", 400, "either \"add\" or \"change\"")]
    [InlineData("""{"add":{"name":"grey"},"most":501}""", 400, "most must be 1 to 500")]
    [InlineData("""{"add":{"name":"dark"}}""", 409, "\"dark\" is used twice")]
    [InlineData("""{"add":{"name":"grey","colour":1}}""", 400, "\"add.colour\"")]
    [InlineData("""{"change":{"id":"none"}}""", 404, "no class \"none\"")]
    [InlineData("""{"more":1}""", 400, "\"more\" is unknown")]
    [InlineData("""[1]""", 400, "JSON object")]
    [InlineData("""{"most":1,"most":2}""", 400, "twice")]
    public async Task Preview_WhatCannotBe_IsRefusedInOneSentence(string body, int status, string sentence)
    {
        await using var bench = await StartAsync();
        await using var host = await HostOf(bench, Role.Technician);

        using var answer = await host.Client.PostAsync(Address, Json(body));

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!.ShouldContain(sentence);
    }

    [Fact]
    public async Task Preview_AsViewer_IsRefused()
    {
        await using var bench = new TrialBench();
        await using var host = await HostOf(bench, Role.Viewer);

        using var answer = await host.Client.PostAsync(Address, Json("""{"add":{"name":"grey"}}"""));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Parts_AreListedNewestFirstAndByDecisionAndClass()
    {
        await using var bench = await StartAsync();
        await using var host = await HostOf(bench, Role.Viewer);
        var all = await IdsAsync(host, "/api/parts");
        all.ShouldBe([5, 4, 3, 2, 1]);
        (await IdsAsync(host, "/api/parts?most=2")).ShouldBe([5, 4]);
        (await IdsAsync(host, "/api/parts?before=3")).ShouldBe([2, 1]);
        (await IdsAsync(host, "/api/parts?classNo=7&decision=fail")).ShouldContain(2);
        (await IdsAsync(host, "/api/parts?classNo=99")).ShouldBeEmpty();
        (await IdsAsync(host, "/api/parts?camera=none")).ShouldBeEmpty();
        (await host.Client.GetAsync("/api/parts?most=0")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await host.Client.GetAsync("/api/parts?decision=perhaps")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        // The page's own store of small pictures knows nothing of these parts.
        (await host.Client.GetByteArrayAsync("/api/verdicts/2/part.jpg"))[..2].ShouldBe([(byte)0xFF, (byte)0xD8]);
        (await host.Client.GetAsync("/api/verdicts/6/part.jpg")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<TrialBench> StartAsync()
    {
        var bench = new TrialBench();
        bench.Inspection.Encoder = new LevelWords();
        await bench.StartAsync();
        bench.ShowFirst(InspectionBench.Dark, InspectionBench.Bright, 128, InspectionBench.Dark, 120);
        return bench;
    }

    private static async Task<JsonElement> AskAsync(DashboardHost host, string body)
    {
        using var answer = await host.Client.PostAsync(Address, Json(body));
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, json.ToString());
        return json;
    }

    private static async Task<long[]> IdsAsync(DashboardHost host, string address) =>
        [.. (await host.Client.GetFromJsonAsync<JsonElement>(address)).EnumerateArray().Select(part => part.GetProperty("verdict").GetProperty("inspectionId").GetInt64())];

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static Task<DashboardHost> HostOf(TrialBench bench, Role anonymous) => DashboardHost.StartAsync(
        options => (options.Dashboard.AllowAnonymous, options.Dashboard.AnonymousRole) = (true, anonymous),
        more: (services, _) => services
            .AddSingleton<IPartArchive>(new PartArchive(bench.Recent, bench.Feedback))
            .AddSingleton<IClassRegistry>(bench.Registry)
            .AddSingleton<IShotStore>(bench.Inspection.Shots)
            .AddSingleton(bench.Inspection.Worker)
            .AddSingleton(new CandidateCheck(bench.Registry, bench.Sets))
            .AddPreview());
}
