using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.PartMaps;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Inspection;
using AnyShot.Edge.Tests.Outbox;
using AnyShot.Edge.Tests.Trials;
using Microsoft.Extensions.DependencyInjection;

namespace AnyShot.Edge.Tests.PartMaps;

/// <summary>The map over HTTP: the real web server over the real inspection and the real images of parts.</summary>
public sealed class PartMapTests
{
    [Theory]
    [InlineData("pca")]
    [InlineData("tsne")]
    [InlineData("umap")]
    public async Task Map_OfRecentParts_HasThemBesideTheExamplesAndMeansOfTheirClasses(string method)
    {
        await using var bench = await StartAsync();
        await using var host = await HostOf(bench, Role.Viewer);

        var points = await MadeAsync(bench, host, method);

        points.Count(point => Kind(point) == "prototype").ShouldBe(2);
        points.Count(point => Kind(point) == "shot").ShouldBe(6);
        var parts = points.Where(point => Kind(point) == "part").ToArray();
        parts.Select(part => part.GetProperty("inspectionId").GetInt64()).ShouldBe([1, 2, 3, 4, 5, 6]);
        parts.Select(part => part.GetProperty("classId").GetString()).ShouldBe(["dark", "bright", "dark", "bright", "dark", "bright"]);
        parts.ShouldAllBe(part => part.GetProperty("camera").GetString() == "camera0" && part.GetProperty("confidence").GetDouble() > 0.3);
        points.ShouldAllBe(point => float.IsFinite(point.GetProperty("x").GetSingle()) && float.IsFinite(point.GetProperty("y").GetSingle()));

        // A dark part lies nearer to the mean of the dark examples than a bright one does.
        var dark = points.Single(point => point.GetProperty("key").GetString() == "class dark");
        Distance(parts[0], dark).ShouldBeLessThan(Distance(parts[1], dark));
    }

    [Fact]
    public async Task Map_OfAPartThatSomebodyCorrected_KeepsItAndSaysSo()
    {
        await using var bench = await StartAsync();
        await using var host = await HostOf(bench, Role.Viewer);
        await MadeAsync(bench, host, "pca");

        bench.Feedback.Give(2, "dark", TrialBench.Technician);

        // At once, on the map that there is.
        var point = Points(await AskAsync(host, "pca")).Single(point => point.GetProperty("key").GetString() == "part 2");
        point.GetProperty("saidClassId").GetString().ShouldBe("dark");
        point.GetProperty("classId").GetString().ShouldBe("bright");

        // And on the next one, though its image is no longer among the recent ones.
        (await MadeAsync(bench, host, "umap")).ShouldContain(one => one.GetProperty("key").GetString() == "part 2");
    }

    [Fact]
    public async Task Map_OfPartsInMemory_CostsTheModelNothing()
    {
        var memory = new EmbeddingMemory();
        await using var bench = await StartAsync();
        for (var id = 1; id <= 6; id++)
        {
            using var image = new OpenCvSharp.Mat();
            memory.OnEmbedding(Verdicts.New() with { InspectionId = id }, image, [1, id]);
        }

        await using var host = await HostOf(bench, Role.Viewer, memory);
        var embedded = 0;
        bench.Inspection.Backbone.Before = (_, count) => Interlocked.Add(ref embedded, count);

        (await MadeAsync(bench, host, "pca")).Count(point => Kind(point) == "part").ShouldBe(6);
        embedded.ShouldBe(0, "the examples were embedded at the start, the parts at their inspection");
    }

    [Fact]
    public async Task Map_BeforeTheModelIsThere_SaysSo()
    {
        await using var bench = new TrialBench();
        await using var host = await HostOf(bench, Role.Viewer);
        var report = await AskAsync(host, "pca");
        report.GetProperty("sentence").GetString().ShouldBe("The model is still loading.");
        Points(report).ShouldBeEmpty();
    }

    [Fact]
    public async Task Map_ByAnUnknownMethodOrWithoutALogin_IsRefused()
    {
        await using var bench = await StartAsync();
        await using var host = await HostOf(bench, Role.Viewer);
        using var unknown = await host.Client.GetAsync("/api/map?method=isomap");
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await unknown.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldBe("method must be one of pca, tsne, umap.");

        await using var closed = await HostOf(bench, null);
        using var refused = await closed.Client.GetAsync("/api/map");
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public void Memory_Full_ForgetsTheOldest()
    {
        var memory = new EmbeddingMemory();
        using var image = new OpenCvSharp.Mat();
        for (var id = 1; id <= EmbeddingMemory.Most + 2; id++)
        {
            memory.OnEmbedding(Verdicts.New() with { InspectionId = id }, image, [id, -id]);
        }

        memory.Find(1).ShouldBeNull();
        memory.Find(2).ShouldBeNull();
        memory.Find(3).ShouldBe([3, -3]);
        memory.Find(EmbeddingMemory.Most + 2).ShouldBe([EmbeddingMemory.Most + 2, -(EmbeddingMemory.Most + 2)]);
    }

    private static string Kind(JsonElement point) => point.GetProperty("kind").GetString()!;

    private static JsonElement[] Points(JsonElement report) => [.. report.GetProperty("points").EnumerateArray()];

    private static double Distance(JsonElement a, JsonElement b) =>
        double.Hypot(a.GetProperty("x").GetDouble() - b.GetProperty("x").GetDouble(), a.GetProperty("y").GetDouble() - b.GetProperty("y").GetDouble());

    private static Task<JsonElement> AskAsync(DashboardHost host, string method) => host.Client.GetFromJsonAsync<JsonElement>($"/api/map?method={method}");

    private static async Task<JsonElement[]> MadeAsync(TrialBench bench, DashboardHost host, string method)
    {
        JsonElement report = default;
        bench.Inspection.Until(
            () =>
            {
                report = AskAsync(host, method).GetAwaiter().GetResult();
                report.GetProperty("sentence").GetString().ShouldBe("");
                return report.TryGetProperty("madeAt", out _) && !report.GetProperty("isComputing").GetBoolean();
            },
            "a map");
        return await Task.FromResult(Points(report));
    }

    private static async Task<TrialBench> StartAsync()
    {
        var bench = new TrialBench();
        await bench.StartAsync();
        bench.ShowFirst(InspectionBench.Dark, InspectionBench.Bright, InspectionBench.Dark, InspectionBench.Bright, InspectionBench.Dark, InspectionBench.Bright);
        return bench;
    }

    private static Task<DashboardHost> HostOf(TrialBench bench, Role? anonymous, EmbeddingMemory? memory = null) => DashboardHost.StartAsync(
        options => (options.Dashboard.AllowAnonymous, options.Dashboard.AnonymousRole) = (anonymous is not null, anonymous ?? Role.Viewer),
        more: (services, _) => services
            .AddSingleton<IPartArchive>(new PartArchive(bench.Recent, bench.Feedback))
            .AddSingleton<IFeedbackStore>(bench.Feedback)
            .AddSingleton<IClassRegistry>(bench.Registry)
            .AddSingleton<IShotStore>(bench.Inspection.Shots)
            .AddSingleton(bench.Inspection.Worker)
            .AddSingleton(memory ?? new EmbeddingMemory())
            .AddSingleton<PartMap>());
}
