using AnyShot.Edge.Capture;
using AnyShot.Edge.Observability;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Capture;

public sealed class FileAndFolderSourceTests
{
    [SkippableTheory]
    [InlineData("bolts-on-belt.avi")]
    [InlineData("bolts-on-belt.mp4")]
    public void File_AsFastAsTaken_GivesEveryFrameOnceThenEnds(string clip)
    {
        using var bench = new CameraBench($"file:{SharedData.Require($"conveyor-clips/{clip}")}?rate=0", c => c.BufferSize = 1);
        bench.Start();

        bench.TakeToTheEnd().Select(f => f.Sequence).ShouldBe(Enumerable.Range(1, 37).Select(i => (long)i));
        bench.Health.Status.ShouldBe(HealthStatus.Degraded);
        bench.Health.Sentence.ShouldContain("reached its end");
        bench.Counter(CounterNames.FramesDropped).ShouldBe(0);
    }

    [SkippableFact]
    public void File_Looping_GoesOnAfterTheEnd()
    {
        using var bench = new CameraBench($"file:{SharedData.Require("conveyor-clips/bolts-on-belt.mp4")}?rate=0&loop=true");
        bench.Start();

        bench.Take(100).Count.ShouldBe(100);
        bench.Health.Status.ShouldBe(HealthStatus.Ok);
    }

    [SkippableFact]
    public void File_BoltOnBeltLoopingWithSoftwareTrigger_GivesOnePartAPass()
    {
        using var bench = new CameraBench(
            $"file:{SharedData.Require("conveyor-clips/bolts-on-belt.mp4")}?rate=0&loop=true", c => c.Trigger.Mode = AnyShot.Edge.Triggering.TriggerMode.Software);
        bench.Start();
        var parts = bench.Take(6).Select(f => f.Sequence).ToList();

        // 37 frames a round: consecutive parts are exactly one round apart.
        parts.Zip(parts.Skip(1), (a, b) => b - a).ShouldAllBe(distance => distance == 37, string.Join(", ", parts));
    }

    [SkippableFact]
    public void File_Realtime_SkipsWhatIsLate()
    {
        // 1000 frames a second cannot be decoded here: a live camera would have skipped some of the 1189 frames.
        using var bench = new CameraBench($"file:{SharedData.Require("conveyor-clips/bottles-by-hand.mp4")}?rate=1000&realtime=true");
        bench.Start();
        var taken = bench.TakeToTheEnd();

        bench.Counter(CounterNames.FramesCaptured).ShouldBeLessThan(1189);
        taken.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void File_Missing_SaysSoAndGoesOnTrying()
    {
        using var bench = new CameraBench("file:not there.mp4");
        bench.Start();

        bench.Until(() => bench.Health.Status == HealthStatus.Down, "the camera is down");
        bench.Health.Sentence.ShouldBe($"Camera top is lost: The video \"{Path.Combine(bench.Folder, "not there.mp4")}\" does not exist.");
        bench.Alarms.Current.ShouldHaveSingleItem().Id.ShouldBe("camera-top-lost");
        bench.Loggers.Lines.Count(l => l.Text.Contains("does not exist", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void File_NoVideo_SaysSo()
    {
        using var bench = new CameraBench("file:text.mp4");
        File.WriteAllText(Path.Combine(bench.Folder, "text.mp4"), "this is not a video");
        bench.Start();

        bench.Until(() => bench.Health.Status == HealthStatus.Down, "the camera is down");
        bench.Health.Sentence.ShouldContain("is not a video that can be read");
    }

    [Fact]
    public void Folder_Images_ComeSortedWithTheirNames()
    {
        using var bench = new CameraBench("folder:in?rate=0", c => c.BufferSize = 1);
        var folder = Images(bench, "in", "b.png", "a.png", "C.png");
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "no image");
        bench.Start();

        bench.TakeToTheEnd().Select(f => f.PartId).ShouldBe(["C.png", "a.png", "b.png"]);
    }

    [Fact]
    public void Folder_Labelled_SubfolderIsTheTruth()
    {
        using var bench = new CameraBench("folder:in?rate=0&labelled=true", c => c.BufferSize = 1);
        Images(bench, "in/scratch", "1.png");
        Images(bench, "in/good", "2.png");
        Images(bench, "in", "0.png");
        bench.Start();

        bench.TakeToTheEnd().Select(f => (f.PartId, f.Truth)).ShouldBe([("0.png", null), ("2.png", "good"), ("1.png", "scratch")]);
    }

    [Fact]
    public void Folder_NotRecursive_LeavesSubfoldersOut()
    {
        using var bench = new CameraBench("folder:in?rate=0");
        Images(bench, "in/below", "1.png");
        Images(bench, "in", "0.png");
        bench.Start();

        bench.TakeToTheEnd().Select(f => f.PartId).ShouldBe(["0.png"]);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(-20)]
    public void Folder_CorruptImage_IsNamedOnceCountedAndSkipped(int cut)
    {
        using var bench = new CameraBench("folder:in?rate=0&loop=true");
        var folder = Images(bench, "in", "1.jpg", "3.jpg");
        File.WriteAllBytes(Path.Combine(folder, "2.jpg"), File.ReadAllBytes(Path.Combine(folder, "1.jpg"))[..(cut > 0 ? cut : ^-cut)]);
        bench.Start();

        bench.Take(10).Select(f => f.PartId).Distinct().ShouldBe(["1.jpg", "3.jpg"]);
        bench.Counter(CounterNames.FramesUnreadable).ShouldBeGreaterThanOrEqualTo(4);
        bench.Loggers.Lines.Where(l => l.Level == Microsoft.Extensions.Logging.LogLevel.Warning).ShouldHaveSingleItem().Text.ShouldContain(Path.Combine(folder, "2.jpg"));
        bench.Health.Status.ShouldBe(HealthStatus.Ok);
    }

    [Fact]
    public void Folder_NothingReadable_SaysSo()
    {
        using var bench = new CameraBench("folder:in?rate=0&loop=true");
        Directory.CreateDirectory(Path.Combine(bench.Folder, "in"));
        File.WriteAllText(Path.Combine(bench.Folder, "in", "1.jpg"), "no");
        bench.Start();

        bench.Until(() => bench.Health.Status == HealthStatus.Down, "the camera is down");
        bench.Health.Sentence.ShouldContain("holds no readable image");
    }

    [Fact]
    public void Folder_HugeClaim_IsRefusedWithoutDecoding()
    {
        using var bench = new CameraBench("folder:in?rate=0");
        var folder = Images(bench, "in", "1.png");
        var bytes = File.ReadAllBytes(Path.Combine(folder, "1.png"));
        (bytes[16], bytes[20]) = (0, 0);
        (bytes[17], bytes[21]) = (1, 1);
        File.WriteAllBytes(Path.Combine(folder, "0.png"), bytes);
        bench.Start();

        bench.TakeToTheEnd().Select(f => f.PartId).ShouldBe(["1.png"]);
        bench.Loggers.Lines.ShouldContain(l => l.Text.Contains("megapixels are allowed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("folder:nowhere", "does not exist")]
    [InlineData("folder:empty", "holds no images (jpg,")]
    public void Folder_MissingOrEmpty_SaysSoAndRecovers(string source, string sentence)
    {
        using var bench = new CameraBench(source + "?rate=0");
        Directory.CreateDirectory(Path.Combine(bench.Folder, "empty"));
        bench.Start();
        bench.Until(() => bench.Health.Status == HealthStatus.Down, "the camera is down");
        bench.Health.Sentence.ShouldContain(sentence);

        Images(bench, source["folder:".Length..], "late.png");
        bench.Take(1).Single().PartId.ShouldBe("late.png");
        bench.Alarms.Current.ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("magnetic-tile", 512, 6)]
    [InlineData("x-sdd", 783, 7)]
    public void Folder_RealImages_AllComeWithTheirClass(string set, int images, int classes)
    {
        using var bench = new CameraBench($"folder:{SharedData.Require(set)}?rate=0&labelled=true");
        bench.Start();
        var taken = bench.TakeToTheEnd();

        bench.Counter(CounterNames.FramesUnreadable).ShouldBe(0);
        taken.Count.ShouldBe(images);
        taken.Select(f => f.Truth).Distinct().Count().ShouldBe(classes);
        bench.Counter(CounterNames.FramesDropped).ShouldBe(0);
    }

    [Fact]
    public void Folder_GreyImage_StaysGrey()
    {
        using var bench = new CameraBench("folder:in?rate=0");
        using (var grey = new Mat(8, 8, MatType.CV_8UC1, new Scalar(9)))
        {
            Cv2.ImWrite(Path.Combine(Directory.CreateDirectory(Path.Combine(bench.Folder, "in")).FullName, "g.png"), grey);
        }

        bench.Start();
        bench.Cameras.WaitForFrames(CameraBench.Deadline).ShouldBeTrue();
        bench.Cameras.TryTake(out var frame).ShouldBeTrue();
        using (frame)
        {
            frame!.Image.Type().ShouldBe(MatType.CV_8UC1);
        }
    }

    private static string Images(CameraBench bench, string folder, params string[] names)
    {
        var path = Directory.CreateDirectory(Path.Combine(bench.Folder, folder)).FullName;
        using var image = new Mat(32, 40, MatType.CV_8UC3, new Scalar(10, 120, 240));
        foreach (var name in names)
        {
            Cv2.ImWrite(Path.Combine(path, name), image).ShouldBeTrue();
        }

        return path;
    }
}
