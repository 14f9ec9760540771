using AnyShot.Edge.Capture;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Tests.Capture;

public sealed class VirtualSourceTests
{
    [Fact]
    public void Count_Reached_EndsWithEveryPartKnown()
    {
        using var bench = new CameraBench("virtual:?seed=7&rate=0&count=40&width=96&height=64");
        bench.Start();
        var parts = bench.TakeToTheEnd();

        parts.Select(p => p.PartId).ShouldBe(Enumerable.Range(1, 40).Select(i => $"{i}"));
        parts.ShouldAllBe(p => p.Truth != null);
        bench.Health.Sentence.ShouldContain("reached its end after 40 parts");
    }

    [Fact]
    public void SameSeed_SameParts()
    {
        using var one = new CameraBench("virtual:?seed=11&rate=0&count=30");
        using var two = new CameraBench("virtual:?seed=11&rate=0&count=30");
        one.Start();
        two.Start();

        one.TakeToTheEnd().Select(p => p.Truth).ShouldBe(two.TakeToTheEnd().Select(p => p.Truth));
    }

    [Fact]
    public void Scenes_SameSeed_SameColourPartsOfTheNamedClasses()
    {
        const string Source = "virtual:?seed=3&rate=0&count=30&width=64&scenes=rolled,rolled+scratches,cast+blowhole";
        using var one = new CameraBench(Source);
        using var two = new CameraBench(Source);
        one.Start();
        two.Start();

        var parts = one.TakeToTheEnd();
        parts.Select(p => p.Truth).Distinct().Order(StringComparer.Ordinal).ShouldBe(["blowhole", "good", "scratches"]);
        two.TakeToTheEnd().Select(p => p.Truth).ShouldBe(parts.Select(p => p.Truth));

        using var image = new OpenCvSharp.Mat();
        one.Cameras.CopyLatest("top", image);
        (image.Width, image.Height, image.Channels()).ShouldBe((64, 64, 3));
    }

    [Fact]
    public void TwoCameras_AreTakenInTurns()
    {
        using var bench = new CameraBench(
            [CameraBench.Camera("a", "virtual:?rate=0&count=20"), CameraBench.Camera("b", "virtual:?rate=0&count=20&seed=2")], null);
        bench.Start();
        bench.Until(() => bench.Metrics.Counters.Get(CounterNames.Triggers, "camera", "a") >= 4 && bench.Metrics.Counters.Get(CounterNames.Triggers, "camera", "b") >= 4, "both buffers are full");

        var taken = bench.Take(8).Select(f => f.Camera).ToList();
        taken.Count(c => c == "a").ShouldBe(4);
        bench.TakeToTheEnd().Count.ShouldBe(32);
    }

    [Fact]
    public async Task SlowInspection_DropsTheOldestAndCounts()
    {
        using var bench = new CameraBench("virtual:?rate=500&count=60&width=64&height=64", c => c.BufferSize = 3);
        bench.Start();
        bench.Until(() => bench.Cameras.AllEnded, "the line ended");
        await bench.StopAsync();

        bench.Take(3).Select(f => f.Sequence).ShouldBe([58, 59, 60]);
        bench.Counter(CounterNames.FramesDropped).ShouldBe(57);
        bench.Counter(CounterNames.Triggers).ShouldBe(60);
    }

    [Fact]
    public void CopyLatest_RunningCamera_GivesTheNewestFrame()
    {
        using var bench = new CameraBench("virtual:?rate=0&count=5&width=80&height=40");
        using var image = new OpenCvSharp.Mat();
        bench.Cameras.CopyLatest("top", image).ShouldBeNull();
        bench.Start();
        bench.TakeToTheEnd();

        bench.Cameras.CopyLatest("top", image)!.Value.Sequence.ShouldBe(5);
        (image.Width, image.Height).ShouldBe((80, 40));
        bench.Cameras.CopyLatest("other", image).ShouldBeNull();
    }
}
