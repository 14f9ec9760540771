using AnyShot.Edge.Observability;
using AnyShot.Edge.Parts;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Parts;

public sealed class RecentPartsTests : IDisposable
{
    private readonly PartFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task OnVerdict_AnyImageThatCanBeJudged_ComesBackPixelByPixelWithItsVerdict(int channels)
    {
        using var recent = _folder.Open();
        await recent.StartAsync(CancellationToken.None);
        using var frame = PartFolder.Noise(7, MatType.CV_8UC(channels), 60, 40);

        // A region, as the inspection hands it over: its rows do not lie one after the other.
        using var part = frame.SubMat(new Rect(5, 3, 50, 30));
        recent.OnVerdict(PartFolder.VerdictOf(12), part);
        frame.SetTo(Scalar.All(0));

        var kept = recent.TryRead(12).ShouldNotBeNull();
        kept.Verdict.ShouldBe(PartFolder.VerdictOf(12));
        using var expected = PartFolder.Noise(7, MatType.CV_8UC(channels), 60, 40);
        using var region = expected.SubMat(new Rect(5, 3, 50, 30)).Clone();
        using var image = PartImage.TryDecode(kept.Image).ShouldNotBeNull();
        image.Type().ShouldBe(region.Type());
        image.AsSpan<byte>().ToArray().ShouldBe(region.AsSpan<byte>().ToArray());
    }

    [Fact]
    public async Task OnVerdict_ImageThatCannotBeJudged_IsNotKept()
    {
        using var recent = _folder.Open();
        await recent.StartAsync(CancellationToken.None);
        using var sixteen = new Mat(8, 8, MatType.CV_16UC1, Scalar.All(1));
        using var empty = new Mat();

        recent.OnVerdict(PartFolder.VerdictOf(1), sixteen);
        recent.OnVerdict(PartFolder.VerdictOf(2), empty);
        await recent.StopAsync(CancellationToken.None);

        _folder.Files.ShouldBeEmpty();
        _folder.Metrics.Counters.Get(CounterNames.PartsNotKept).ShouldBe(0);
    }

    [Fact]
    public async Task OnVerdict_MoreThanMost_OldestGo()
    {
        using var recent = await _folder.WithPartsAsync(1, 12, new PartOptions { Most = 5 });

        recent.Count.ShouldBe(5);
        _folder.Files.Count.ShouldBe(5);
        recent.TryRead(7).ShouldBeNull();
        recent.TryRead(8).ShouldNotBeNull();
    }

    [Fact]
    public async Task Newest_ReadsVerdictsOnlyAndLeavesOutDamagedFiles()
    {
        using (await _folder.WithPartsAsync(1, 6))
        {
        }

        File.WriteAllText(_folder.Files[4], "no part");
        using var recent = _folder.Open();
        File.Delete(_folder.Files[1]);

        recent.Newest(10, long.MaxValue).Select(verdict => verdict.InspectionId).ShouldBe([6, 4, 3, 1]);
        recent.Newest(10, 4).ShouldBe([PartFolder.VerdictOf(3), PartFolder.VerdictOf(1)]);
        recent.Newest(1, 4).Single().InspectionId.ShouldBe(3);
        recent.Newest(10, 1).ShouldBeEmpty();
    }

    [Fact]
    public async Task Newest_AskedAgain_OpensNoFile()
    {
        using (await _folder.WithPartsAsync(1, 3))
        {
        }

        using var recent = await _folder.WithPartsAsync(4, 2);
        recent.Newest(10, long.MaxValue).Count().ShouldBe(5);
        foreach (var file in _folder.Files)
        {
            File.WriteAllText(file, "");
        }

        recent.Newest(10, long.MaxValue).Select(verdict => verdict.InspectionId).ShouldBe([5, 4, 3, 2, 1]);
        recent.Remove(4);
        recent.Newest(10, long.MaxValue).Select(verdict => verdict.InspectionId).ShouldBe([5, 3, 2, 1]);
    }

    [Fact]
    public async Task OnVerdict_MoreThanSize_OldestGo()
    {
        using var recent = _folder.Open(new PartOptions { LargestSizeMiB = 1 });
        await recent.StartAsync(CancellationToken.None);

        // Noise does not shrink: a picture has 300 KB.
        for (var id = 1; id <= 6; id++)
        {
            using var part = PartFolder.Noise(id, width: 600, height: 500);
            recent.OnVerdict(PartFolder.VerdictOf(id), part);
            recent.TryRead(id).ShouldNotBeNull();
        }

        recent.Count.ShouldBe(3);
        _folder.Files.Sum(file => new FileInfo(file).Length).ShouldBeLessThanOrEqualTo(1 << 20);
        recent.TryRead(3).ShouldBeNull();
        recent.TryRead(4).ShouldNotBeNull();
    }

    [Fact]
    public async Task Open_AfterARestart_PartsAreThereAndSmallerBoundsHold()
    {
        using (var before = await _folder.WithPartsAsync(1, 6))
        {
            await before.StopAsync(CancellationToken.None);
        }

        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "0000000007.part.new"), "cut off");
        using var recent = _folder.Open(new PartOptions { Most = 4 });

        recent.Count.ShouldBe(4);
        recent.TryRead(2).ShouldBeNull();
        recent.TryRead(6).ShouldNotBeNull().Verdict.PartId.ShouldBe("p6");
        _folder.Files.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(300)]
    [InlineData(-1)]
    public async Task TryRead_DamagedFile_IsSkippedSaidAndDeleted(int keep)
    {
        using (var before = await _folder.WithPartsAsync(1, 3))
        {
            await before.StopAsync(CancellationToken.None);
        }

        var content = await File.ReadAllBytesAsync(_folder.Files[1]);
        content[^40] ^= 1;
        await File.WriteAllBytesAsync(_folder.Files[1], keep < 0 ? content : content[..keep]);
        using var recent = _folder.Open();

        recent.TryRead(2).ShouldBeNull();
        recent.TryRead(1).ShouldNotBeNull();
        recent.TryRead(3).ShouldNotBeNull();
        recent.Count.ShouldBe(2);
        _folder.Loggers.Lines.ShouldContain(line => line.Text == "The image of part 2 is damaged and was deleted");
    }

    /// <summary>The outbox was deleted and ids begin anew: what an id meant before must not be shown for it.</summary>
    [Fact]
    public async Task OnVerdict_IdsBeginAnew_LaterFilesOfBeforeAreGone()
    {
        using (var before = await _folder.WithPartsAsync(10, 3))
        {
            await before.StopAsync(CancellationToken.None);
        }

        using var recent = await _folder.WithPartsAsync(11, 1);

        recent.TryRead(10).ShouldNotBeNull();
        recent.TryRead(12).ShouldBeNull();
    }

    /// <summary>Whoever hears of a verdict over the network may be faster than the inspection thread.</summary>
    [Fact]
    public async Task TryRead_BeforeThePartIsHandedOver_WaitsForIt()
    {
        using var recent = await _folder.WithPartsAsync(1, 1);
        var reading = Task.Factory.StartNew(() => recent.TryRead(2), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        using var part = PartFolder.Noise(2);
        recent.OnVerdict(PartFolder.VerdictOf(2), part);

        (await reading).ShouldNotBeNull().Verdict.InspectionId.ShouldBe(2);
    }

    [Fact]
    public async Task OnVerdict_DiskIsSlow_LeavesPartsOutAndNeverWaits()
    {
        using var goOn = new ManualResetEventSlim();
        using var recent = _folder.Open();
        recent.BeforeWrite = goOn.Wait;
        await recent.StartAsync(CancellationToken.None);
        using var part = PartFolder.Noise(1);
        for (var id = 1; id <= 20; id++)
        {
            // Nothing is written before this loop has ended, so a call that waited would never come back.
            recent.OnVerdict(PartFolder.VerdictOf(id), part);
        }

        goOn.Set();
        await recent.StopAsync(CancellationToken.None);

        recent.Count.ShouldBe(8);
        _folder.Metrics.Counters.Get(CounterNames.PartsNotKept).ShouldBe(12);
        recent.TryRead(8).ShouldNotBeNull();
        recent.TryRead(9).ShouldBeNull();
    }

    [Fact]
    public async Task OnVerdict_DiskFails_IsSaidOnceAndGoesOnByItself()
    {
        using var recent = _folder.Open();
        var fails = true;
        recent.BeforeWrite = () => _ = Volatile.Read(ref fails) ? throw new IOException("no room") : 0;
        await recent.StartAsync(CancellationToken.None);
        using var part = PartFolder.Noise(1);
        foreach (var id in (long[])[1, 2])
        {
            recent.OnVerdict(PartFolder.VerdictOf(id), part);
            recent.TryRead(id).ShouldBeNull();
        }

        Volatile.Write(ref fails, false);
        recent.OnVerdict(PartFolder.VerdictOf(3), part);
        recent.TryRead(3).ShouldNotBeNull();
        await recent.StopAsync(CancellationToken.None);

        _folder.Metrics.Counters.Get(CounterNames.PartsNotKept).ShouldBe(2);
        _folder.Loggers.Lines.Select(line => line.Text).ShouldBe(["Images of parts are not kept, judging goes on: no room", "Images of parts are kept again"]);
    }

    [Fact]
    public async Task Dispose_WithoutStop_EndsTheThreadAfterWhatWaits()
    {
        var recent = _folder.Open();
        await recent.StartAsync(CancellationToken.None);
        using var part = PartFolder.Noise(1);
        recent.OnVerdict(PartFolder.VerdictOf(1), part);

        recent.Dispose();

        _folder.Files.Count.ShouldBe(1);
    }
}
