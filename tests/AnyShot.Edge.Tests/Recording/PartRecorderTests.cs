using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Recording;
using AnyShot.Edge.Tests.Capture;
using AnyShot.Edge.Tests.OpcUa;
using AnyShot.Edge.Tests.Outbox;
using AnyShot.Edge.Tests.Parts;
using AnyShot.Engine.Data;
using Microsoft.Extensions.Logging;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Recording;

public sealed class PartRecorderTests : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("anyshot-recording-");
    private readonly AgentMetrics _metrics = new();
    private readonly RecordingLoggers _loggers = new();

    private string Folder => Path.Combine(_parent.FullName, "recording");

    private IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        _loggers.Dispose();
        _parent.Delete(recursive: true);
    }

    [Fact]
    public async Task OnVerdict_EveryThird_RecordsThosePixelByPixel()
    {
        await RecordAsync(new RecordingOptions { Every = 3, Interval = TimeSpan.Zero }, 1, 7);

        Files.Select(name => name.Split('-')[1]).ShouldBe(["0000000001", "0000000004", "0000000007"]);
        using var image = PartImage.TryDecode(File.ReadAllBytes(Path.Combine(Folder, Files[1]))).ShouldNotBeNull();
        using var expected = PartFolder.Noise(4);
        image.AsSpan<byte>().ToArray().ShouldBe(expected.AsSpan<byte>().ToArray());
    }

    [Fact]
    public async Task OnVerdict_MoreThanMost_OldestGoAlsoAfterARestart()
    {
        var options = new RecordingOptions { Every = 1, Interval = TimeSpan.Zero, Most = 3 };
        await RecordAsync(options, 1, 3);
        File.WriteAllText(Path.Combine(Folder, "half.png.new"), "killed while writing");
        await RecordAsync(options, 4, 2);

        Files.Select(name => name.Split('-')[1]).ShouldBe(["0000000003", "0000000004", "0000000005"]);
    }

    [Fact]
    public void Write_MoreBytesThanAllMay_IsRefusedAndKeepsTheOthers()
    {
        var ring = new RecordingRing(Folder, 10, 100);
        ring.Write("a", new byte[60]);
        Should.Throw<IOException>(() => ring.Write("b", new byte[101]));
        Files.ShouldBe(["a.png"]);
        ring.Write("c", new byte[60]);
        Files.ShouldBe(["c.png"]);
    }

    [Fact]
    public void IsDue_WithinTheInterval_TakesTheFirstPartAfterIt()
    {
        var (camera, time) = (new RecordedCamera(), new SteppingTime());
        var options = new RecordingOptions { Every = 2, Interval = TimeSpan.FromSeconds(10) };
        camera.IsDue(options, time).ShouldBeTrue();
        camera.IsDue(options, time).ShouldBeFalse();
        camera.IsDue(options, time).ShouldBeFalse();
        time.Step(TimeSpan.FromSeconds(11));
        camera.IsDue(options, time).ShouldBeTrue();
    }

    [Fact]
    public async Task OnVerdict_DiskIsSlow_LeavesPartsOutAndNeverWaits()
    {
        using var goOn = new ManualResetEventSlim();
        using var recorder = Open(new RecordingOptions { Every = 1, Interval = TimeSpan.Zero });
        recorder.BeforeWrite = goOn.Wait;
        await recorder.StartAsync(CancellationToken.None);
        using var part = PartFolder.Noise(1);
        for (var id = 1; id <= 5; id++)
        {
            recorder.OnVerdict(PartFolder.VerdictOf(id), part);
        }

        goOn.Set();
        await recorder.StopAsync(CancellationToken.None);

        Files.ShouldHaveSingleItem();
        _metrics.Counters.Get(CounterNames.PartsNotRecorded).ShouldBe(4);
    }

    [Fact]
    public async Task OnVerdict_DiskFails_IsSaidOnceAndGoesOnByItself()
    {
        var fails = true;
        using (var recorder = Open(new RecordingOptions { Every = 1, Interval = TimeSpan.Zero }))
        {
            using var handled = new SemaphoreSlim(0);
            recorder.AfterWrite = () => handled.Release();
            recorder.BeforeWrite = () => _ = Volatile.Read(ref fails) ? throw new IOException("no room") : 0;
            await recorder.StartAsync(CancellationToken.None);
            using var part = PartFolder.Noise(1);
            for (var id = 1; id <= 3; id++)
            {
                Volatile.Write(ref fails, id < 3);
                recorder.OnVerdict(PartFolder.VerdictOf(id), part);
                (await handled.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();
            }

            await recorder.StopAsync(CancellationToken.None);
        }

        Files.ShouldHaveSingleItem().ShouldContain("0000000003");
        _metrics.Counters.Get(CounterNames.PartsNotRecorded).ShouldBe(2);
        _loggers.Lines.Select(line => line.Text).ShouldBe(["Images are not recorded, judging goes on: no room", "Images are recorded again"]);
    }

    [Fact]
    public async Task Recording_IsWhatTrainGenerativeReads()
    {
        await RecordAsync(new RecordingOptions { Every = 1, Interval = TimeSpan.Zero }, 1, 9);
        PictureSet.ReadUnlabelled(Folder, 1, 16, 100, warning => throw new InvalidOperationException(warning)).Pictures.Count.ShouldBe(9);
    }

    private PartRecorder Open(RecordingOptions options) => new(Folder, options, _metrics, TimeProvider.System, new Logger<PartRecorder>(_loggers));

    private async Task RecordAsync(RecordingOptions options, int first, int count)
    {
        using var recorder = Open(options);
        using var handled = new SemaphoreSlim(0);
        recorder.AfterWrite = () => handled.Release();
        await recorder.StartAsync(CancellationToken.None);
        for (var id = first; id < first + count; id++)
        {
            using var part = PartFolder.Noise(id);
            recorder.OnVerdict(PartFolder.VerdictOf(id), part);
            if ((id - first) % options.Every == 0)
            {
                (await handled.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();
            }
        }

        await recorder.StopAsync(CancellationToken.None);
    }
}
