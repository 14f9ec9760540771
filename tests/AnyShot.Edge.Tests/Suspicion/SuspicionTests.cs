using System.Text.Json;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Security;
using AnyShot.Edge.Suspicion;
using AnyShot.Edge.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Suspicion;

/// <summary>A whole agent with two classes of its own making: dark and bright pictures.</summary>
public sealed class SuspicionTests : IAsyncLifetime
{
    private static readonly Caller Engineer = new("erik", Role.Engineer, Door.Http);

    private readonly AgentBench _bench = new();
    private WebApplication? _app;

    private IControlDesk Desk => _app!.Services.GetRequiredService<IControlDesk>();

    private SuspicionCheck Check => _app!.Services.GetRequiredService<SuspicionCheck>();

    public async Task InitializeAsync()
    {
        _app = _bench.Build();
        await _app.StartAsync();
        foreach (var name in new[] { "striped", "dotted" })
        {
            var added = await AskAsync(ControlVerbs.ClassAdd, new { name, prompts = new[] { $"{name} surface" } });
            added.Success.ShouldBeTrue(added.Sentence);
        }

        for (var number = 0; number < 3; number++)
        {
            (await ShotAsync("striped", Stripes(number))).Success.ShouldBeTrue();
            (await ShotAsync("dotted", Dots(number))).Success.ShouldBeTrue();
        }
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _bench.Dispose();
    }

    [Fact]
    public async Task AnExampleThatLooksLikeAnotherClassIsTakenWithAWarning()
    {
        var wrong = await ShotAsync("striped", Dots(7));
        wrong.Success.ShouldBeTrue(wrong.Sentence);
        wrong.Sentence.ShouldContain("Look at this example again: it is more like class dotted");
        wrong.Sentence.ShouldContain("by the backbone's embeddings");
        var name = wrong.Data!.Value.GetProperty("shot").GetString();

        var report = await Check.ReportAsync(CancellationToken.None);
        report.Measure.ShouldBe("cosine");
        report.Compared.ShouldBe(7);
        report.Doubted.ShouldBe(1);
        var first = report.Examples[0];
        first.Shot.ShouldBe(name);
        first.Class.ShouldBe("striped");
        first.NeighboursSay.ShouldBe("dotted");
        first.SimilarityToNeighbours.ShouldBeGreaterThan(first.Similarity);
        SuspicionText.Write(report).ShouldContain($"shot {name}: labelled striped");

        _app!.Services.GetRequiredService<IClassRegistry>().State.Newest.Classes.Single(entry => entry.Id == "striped").Shots.ShouldContain(name!);
    }

    [Fact]
    public async Task AnExampleThatFitsIsTakenWithoutAWord()
    {
        var right = await ShotAsync("dotted", Dots(7));
        right.Success.ShouldBeTrue(right.Sentence);
        right.Sentence.ShouldNotContain("Look at this example again");
        (await Check.ReportAsync(CancellationToken.None)).Doubted.ShouldBe(0);
    }

    private Task<ControlReply> ShotAsync(string id, byte[] image) => AskAsync(ControlVerbs.ShotAdd, new { id, image = Convert.ToBase64String(image) });

    private Task<ControlReply> AskAsync(string verb, object body)
    {
        ControlMessage.TryRead(verb, "", JsonSerializer.SerializeToUtf8Bytes(body), out var request, out var mistake).ShouldBeTrue(mistake);
        return Desk.ExecuteAsync(request, Engineer, CancellationToken.None);
    }

    private static byte[] Stripes(int number) => Draw((x, y) => ((x + number) / 6 % 2) == 0 ? 40 : 210);

    private static byte[] Dots(int number) => Draw((x, y) => ((((x + number) % 24) - 12) * (((x + number) % 24) - 12)) + (((y % 24) - 12) * ((y % 24) - 12)) < 36 ? 30 : 190);

    private static byte[] Draw(Func<int, int, int> level)
    {
        using var image = new Mat(96, 96, MatType.CV_8UC1);
        var pixels = image.AsSpan<byte>();
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)level(i % 96, i / 96);
        }

        Cv2.ImEncode(".png", image, out var png);
        return png;
    }
}
