using AnyShot.Edge.Classes;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Tests.Inspection;
using AnyShot.Engine.Rendering;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Trials;

/// <summary>A trial beside a line of rendered parts, with the real backbone.</summary>
public sealed class TrialLineTests
{
    private const int Side = 96;
    private const int Parts = 1000;
    private const int InFlight = 40;
    private static readonly string[] Shown = ["good", "good", "crack", "good", "pit"];

    [Fact]
    public async Task ThousandParts_WithAndWithoutATrial_SameVerdictsSameCounters()
    {
        await using var alone = NewBench();
        await using var watched = NewBench();
        await alone.StartAsync();
        await watched.StartAsync();
        await ProposePitAsync(watched);
        watched.WaitForShadow();

        Feed(alone.Inspection);
        Feed(watched.Inspection);

        Said(watched.Inspection).ShouldBe(Said(alone.Inspection));
        Counted(watched.Inspection).ShouldBe(Counted(alone.Inspection));
        watched.Inspection.Metrics.Counters.Get(CounterNames.FramesDropped, "camera", "camera0").ShouldBe(0);
        watched.Inspection.Until(() => watched.Report.PartsSeen + watched.Report.PartsSkipped == Parts, "all parts seen or left out");
        watched.Report.PartsSkipped.ShouldBe(0);

        // Otherwise it would be no trial of anything: it fails parts, and the line has failed none of them for it.
        watched.Report.Changes.ShouldContain(change => change.Trial == "fail" && change.TrialClass == "pit" && change.Count > 10);
        watched.Inspection.Stored().ShouldAllBe(verdict => verdict.ClassName != "pit");
    }

    private static TrialBench NewBench() => new(
        o =>
        {
            // One part a batch, so that both lines compute the very same numbers.
            o.Inspection.LargestBatch = 1;
            o.Classes.Clear();
            o.Classes.Add(new ClassOptions { Number = 1, Name = "good", Severity = Severity.Good, Examples = "virtual:good", MostExamples = 8 });
            o.Classes.Add(new ClassOptions { Number = 2, Name = "crack", Examples = "virtual:crack", MostExamples = 8 });
        },
        realBackbone: true);

    private static VirtualLine NewLine() => new(new VirtualLineOptions { Seed = 99, Width = Side, Height = Side });

    /// <summary>A class with three examples, as a technician would add it.</summary>
    private static async Task ProposePitAsync(TrialBench bench)
    {
        var line = NewLine();
        List<string> shots = [];
        for (var i = 0; i < 3; i++)
        {
            using var image = new Mat(Side, Side, MatType.CV_8UC1);
            line.Render("pit", Parts + i, image.AsSpan<byte>());
            shots.Add(await bench.Inspection.Shots.PutAsync(image.ImEncode(".png", (int[]?)null), CancellationToken.None));
        }

        await bench.ChangeAsync(new ClassChange.Add(new RegisteredClass { Id = "pit", Number = 0, Name = "pit", Shots = shots }));
    }

    private static void Feed(InspectionBench bench)
    {
        var line = NewLine();
        var drawn = 0;
        bench.Feeds[0].Draw = (image, level) =>
        {
            image.Create(Side, Side, MatType.CV_8UC1);
            line.Render(Shown[level], drawn++, image.AsSpan<byte>());
        };
        for (var shown = 0; shown < Parts; shown += InFlight)
        {
            bench.Feeds[0].Show([.. Enumerable.Range(shown, InFlight).Select(part => (byte)(part % Shown.Length))]);
            bench.Until(() => bench.Outbox.Counts().Total == shown + InFlight, $"{shown + InFlight} verdicts");
        }
    }

    private static IReadOnlyList<object> Said(InspectionBench bench) =>
        [.. bench.Stored().Select(v => (v.InspectionId, v.PartId, v.Decision, v.ClassNo, v.Confidence, v.RunnerUpNo, v.Margin, v.Novelty, v.ClassSetRevision))];

    private static IReadOnlyList<object> Counted(InspectionBench bench) =>
        [.. bench.Metrics.Counters.Snapshot().Where(counter => counter.Name is CounterNames.FramesDropped or CounterNames.Triggers or CounterNames.Verdicts or CounterNames.FramesCaptured)];
}
