using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Review;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Inspection;
using AnyShot.Edge.Tests.Trials;
using Microsoft.Extensions.DependencyInjection;

namespace AnyShot.Edge.Tests.Review;

/// <summary>Reports on examples and proposals of parts over HTTP: the real web server over a real inspection.</summary>
public sealed class ReviewEndpointsTests
{
    [Fact]
    public async Task Quality_WrongAndDoubleExamples_AreNamed()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();
        await using var host = await HostOf(bench);
        var before = await host.Client.GetFromJsonAsync<JsonElement>("/api/classes/quality");
        before.GetProperty("revision").GetInt64().ShouldBe(1);
        var folders = before.GetProperty("items").GetArrayLength();

        // A bright part among the dark ones, and one that lies among the bright ones already.
        var bright = await bench.ShotAsync(InspectionBench.Bright - 7);
        await bench.ChangeAsync(new ClassChange.AddShot("dark", bright));
        await bench.ChangeAsync(new ClassChange.AddShot("bright", bright));

        var report = await host.Client.GetFromJsonAsync<JsonElement>("/api/classes/quality");
        report.GetProperty("revision").GetInt64().ShouldBe(3);
        var items = report.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("id").GetString() == bright).ToArray();
        items.Length.ShouldBe(2);
        items[0].GetProperty("class").GetString().ShouldBe("dark");
        items[0].GetProperty("shouldGo").GetBoolean().ShouldBeTrue();
        items[0].GetProperty("duplicateOf")[0].GetString().ShouldBe($"bright: {bright}");
        items[1].GetProperty("shouldGo").GetBoolean().ShouldBeFalse();
        report.GetProperty("items").GetArrayLength().ShouldBe(folders + 2);
        var text = await host.Client.GetStringAsync("/api/classes/quality.txt");
        text.ShouldContain($"remove   dark: {bright}  the same image is an example of \"bright\"");
    }

    [Fact]
    public async Task Proposals_RecentParts_TheOddOneFirst_AndNoneThatHasFeedback()
    {
        await using var bench = new TrialBench();
        await bench.StartAsync();
        await using var host = await HostOf(bench);
        (await host.Client.GetFromJsonAsync<JsonElement>("/api/proposals")).GetProperty("parts").GetArrayLength().ShouldBe(0);
        bench.ShowFirst(InspectionBench.Dark, InspectionBench.Bright, 125, InspectionBench.Dark);

        var list = await host.Client.GetFromJsonAsync<JsonElement>("/api/proposals?count=2&strategy=k-centre");
        list.GetProperty("strategy").GetString().ShouldBe("k-centre");
        list.GetProperty("lookedAt").GetInt32().ShouldBe(4);
        list.GetProperty("parts").GetArrayLength().ShouldBe(2);
        var first = list.GetProperty("parts")[0];
        first.GetProperty("inspectionId").GetInt64().ShouldBe(3);
        first.GetProperty("score").GetDouble().ShouldBeGreaterThan(list.GetProperty("parts")[1].GetProperty("score").GetDouble());
        foreach (var strategy in LabelStrategyNames.All.Keys)
        {
            var all = await host.Client.GetFromJsonAsync<JsonElement>($"/api/proposals?count=100&strategy={strategy}");
            all.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("inspectionId").GetInt64()).Order().ShouldBe([1, 2, 3, 4]);
        }

        bench.Feedback.Give(3, "bright", TrialBench.Technician);

        var later = await host.Client.GetFromJsonAsync<JsonElement>("/api/proposals?count=100");
        later.GetProperty("strategy").GetString().ShouldBe("coverage");
        later.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("inspectionId").GetInt64()).Order().ShouldBe([1, 2, 4]);
        (await host.Client.GetStringAsync("/api/proposals.txt?count=1")).ShouldStartWith("1 of 3 recent parts without feedback, by coverage, revision 1\n");
    }

    [Theory]
    [InlineData("/api/proposals?count=0", "count must be 1 to 100.")]
    [InlineData("/api/proposals?count=101", "count must be 1 to 100.")]
    [InlineData("/api/proposals?strategy=guess", "strategy must be one of random, entropy, margin, least-confidence, k-centre, mixed, coverage.")]
    public async Task Proposals_Wrong_OneSentence(string address, string expected)
    {
        await using var bench = new TrialBench();
        await using var host = await HostOf(bench);

        var answer = await host.Client.GetAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("/api/classes/quality")]
    [InlineData("/api/proposals")]
    public async Task Addresses_WhileTheModelLoads_AreNotReady(string address)
    {
        await using var bench = new TrialBench();
        await using var host = await HostOf(bench);

        (await host.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData("/api/classes/quality")]
    [InlineData("/api/classes/quality.txt")]
    [InlineData("/api/proposals")]
    [InlineData("/api/proposals.txt")]
    public async Task Addresses_WithoutLogin_AreRefused(string address)
    {
        await using var bench = new TrialBench();
        await using var host = await HostOf(bench, null);

        (await host.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task<DashboardHost> HostOf(TrialBench bench, Role? anonymous = Role.Viewer) => DashboardHost.StartAsync(
        options => (options.Dashboard.AllowAnonymous, options.Dashboard.AnonymousRole) = (anonymous is not null, anonymous ?? Role.Viewer),
        more: (services, _) => services
            .AddSingleton(_ => new ClassReview(bench.Registry, bench.Inspection.Worker))
            .AddSingleton(_ => new PartProposals(bench.Registry, bench.Inspection.Worker, bench.Feedback, bench.Recent)));
}
