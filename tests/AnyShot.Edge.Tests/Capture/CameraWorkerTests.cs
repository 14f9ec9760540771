using AnyShot.Edge.Capture;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Triggering;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Capture;

/// <summary>Behaviour of a camera whose source misbehaves, with sources that the test scripts.</summary>
public sealed class CameraWorkerTests : IDisposable
{
    private readonly ManualResetEventSlim _release = new();

    /// <summary>Address of a live camera; what it delivers comes from the script.</summary>
    private const string Live = "rtsp://camera/stream";

    public void Dispose()
    {
        _release.Set();
        _release.Dispose();
    }

    [Fact]
    public void Read_Hangs_IsLostWithinTheTimeoutAndAnotherThreadTakesOver()
    {
        var opened = 0;
        using var bench = Bench(c => c.ReadTimeout = TimeSpan.FromMilliseconds(1500), () => Interlocked.Increment(ref opened) switch
        {
            1 => new ScriptedSource((i, m) => i < 3 ? ScriptedSource.Show(m, i) : Hang()),
            _ => new ScriptedSource((i, m) => Slowly(m, 100 + i)),
        });
        List<string> alarms = [];
        bench.Alarms.Changed += (alarm, raised) =>
        {
            lock (alarms)
            {
                alarms.Add($"{alarm.Id} {(raised ? "raised" : "cleared")}: {alarm.Sentence}");
            }
        };
        bench.Start();
        bench.Until(() => bench.Cameras.Latest("top")?.Sequence > 10, "frames come again");

        bench.Health.Status.ShouldBe(HealthStatus.Ok);
        alarms.ShouldBe([
            "camera-top-lost raised: Camera top is lost: rtsp://camera/stream does not answer any more.",
            "camera-top-lost cleared: Camera top is lost: rtsp://camera/stream does not answer any more.",
        ]);
        bench.Counter(CounterNames.CameraReconnects).ShouldBe(1);
    }

    [Fact]
    public void Read_HangsAgainAndAgain_SpendsAtMostFourThreads()
    {
        var opened = 0;
        using var bench = Bench(c => c.ReadTimeout = TimeSpan.FromMilliseconds(50), () =>
        {
            Interlocked.Increment(ref opened);
            return new ScriptedSource((_, _) => Hang());
        });
        bench.Start();
        bench.Until(() => Volatile.Read(ref opened) == 4, "four calls hang");

        // Later, when they return, the camera is tried again.
        bench.Health.Status.ShouldBe(HealthStatus.Down);
        _release.Set();
        bench.Until(() => Volatile.Read(ref opened) > 4, "the camera is tried again");
    }

    [Fact]
    public void Open_NeverWorks_KeepsTryingWithGrowingDelay()
    {
        List<long> attempts = [];
        using var bench = Bench(null, () => new ScriptedSource((_, _) => default, () =>
        {
            lock (attempts)
            {
                attempts.Add(Environment.TickCount64);
            }

            throw new FrameSourceException("It is not plugged in.");
        }));
        bench.Start();
        bench.Until(() =>
        {
            lock (attempts)
            {
                return attempts.Count >= 6;
            }
        }, "six attempts");

        bench.Health.ShouldBe(new HealthReport("camera:top", HealthStatus.Down, "Camera top is lost: It is not plugged in."));
        bench.Loggers.Lines.Count.ShouldBe(1);

        // 20, 40, 80, 100, 100 ms; a wait may be longer, never shorter.
        (attempts[5] - attempts[0]).ShouldBeGreaterThanOrEqualTo(320);
    }

    [Fact]
    public void SameImage_ForLong_RaisesFrozenAndGivesNoPartsUntilItChanges()
    {
        var level = 7;
        using var bench = Bench(c => c.FrozenAfter = TimeSpan.FromMilliseconds(150), () => new ScriptedSource((_, m) => Slowly(m, Volatile.Read(ref level))));
        bench.Start();
        bench.Until(() => bench.Alarms.Current.Any(a => a.Id == "camera-top-frozen"), "the frozen alarm");
        bench.Health.Status.ShouldBe(HealthStatus.Down);
        bench.Health.Sentence.ShouldContain("the same image");

        var parts = bench.Counter(CounterNames.Triggers);
        var captured = bench.Counter(CounterNames.FramesCaptured);
        bench.Until(() => bench.Counter(CounterNames.FramesCaptured) > captured + 2, "more identical frames");
        bench.Counter(CounterNames.Triggers).ShouldBe(parts);

        Volatile.Write(ref level, 8);
        bench.Until(() => bench.Alarms.Current.Count == 0 && bench.Health.Status == HealthStatus.Ok, "the alarm is cleared");
        bench.Counter(CounterNames.Triggers).ShouldBeGreaterThan(parts);
    }

    [Fact]
    public void SameImage_FromAFolder_IsNotFrozen()
    {
        using var bench = new CameraBench("folder:in?loop=true&rate=200", c => c.FrozenAfter = TimeSpan.FromMilliseconds(30));
        using (var image = new Mat(16, 16, MatType.CV_8UC1, new Scalar(3)))
        {
            Cv2.ImWrite(Path.Combine(Directory.CreateDirectory(Path.Combine(bench.Folder, "in")).FullName, "1.png"), image);
        }

        bench.Start();
        bench.Until(() => bench.Cameras.Latest("top")?.Sequence > 30, "thirty times the same file");
        bench.Alarms.Current.ShouldBeEmpty();
    }

    [Fact]
    public void Lost_InTheMiddle_ComesBackAndCounts()
    {
        using var bench = Bench(null, () => new ScriptedSource((i, m) => i < 5 ? ScriptedSource.Show(m, i) : new FrameRead(FrameReadStatus.Lost, Reason: "The cable is out.")));
        bench.Start();
        bench.Until(() => bench.Counter(CounterNames.CameraReconnects) >= 3, "three reconnects");

        bench.Cameras.Latest("top")!.Value.Sequence.ShouldBeGreaterThanOrEqualTo(15);
    }

    [Fact]
    public void NativeError_InRead_IsALossNotAnEnd()
    {
        using var bench = Bench(null, () => new ScriptedSource((i, m) => i < 2 ? ScriptedSource.Show(m, i) : throw new OpenCVException("decoder broke")));
        bench.Start();

        bench.Until(() => bench.Counter(CounterNames.CameraReconnects) >= 2, "it is opened again");
        bench.Loggers.Lines.ShouldContain(l => l.Text.Contains("decoder broke", StringComparison.Ordinal));
    }

    [Fact]
    public void Command_NextFrameIsThePart_SecondWhilePendingIsMissed()
    {
        using var next = new SemaphoreSlim(0);
        using var bench = Bench(c => c.Trigger.Mode = TriggerMode.Command, () => new ScriptedSource((i, m) =>
        {
            next.Wait();
            return ScriptedSource.Show(m, i);
        }));
        bench.Cameras.Trigger("top", "early").ShouldBe(TriggerOutcome.NoFrames);
        bench.Cameras.Trigger("nobody").ShouldBe(TriggerOutcome.UnknownCamera);
        bench.Start();
        next.Release(2);
        bench.Until(() => bench.Cameras.Latest("top")?.Sequence == 2, "two frames pass");
        bench.Cameras.WaitForFrames(TimeSpan.Zero).ShouldBeFalse();

        bench.Cameras.Trigger("top", "P-17").ShouldBe(TriggerOutcome.Accepted);
        bench.Cameras.Trigger("top", "P-18").ShouldBe(TriggerOutcome.Missed);
        next.Release(2);
        bench.Until(() => bench.Cameras.Latest("top")?.Sequence == 4, "two more frames pass");

        bench.Take(1).ShouldBe([("top", 3L, "P-17", null)]);
        bench.Cameras.WaitForFrames(TimeSpan.Zero).ShouldBeFalse();
        bench.Counter(CounterNames.TriggersMissed).ShouldBe(2);
        next.Release(1000);
    }

    [Fact]
    public void Command_OtherMode_IsRefused()
    {
        using var bench = new CameraBench("virtual:?count=1");
        bench.Cameras.Trigger("top").ShouldBe(TriggerOutcome.OtherTriggerMode);
    }

    [Fact]
    public async Task Stop_WhileACallHangs_ReturnsWithinTheDrainTime()
    {
        var hangs = false;
        using var bench = Bench(null, () => new ScriptedSource((_, _) =>
        {
            Volatile.Write(ref hangs, true);
            return Hang();
        }));
        bench.Start();
        bench.Until(() => Volatile.Read(ref hangs), "the call hangs");
        var stop = bench.StopAsync();

        (await Task.WhenAny(stop, Task.Delay(CameraBench.Deadline))).ShouldBe(stop);
        _release.Set();
    }

    [Fact]
    public async Task Stop_RunningCamera_LeavesFramesForTheInspection()
    {
        using var bench = Bench(c => c.BufferSize = 2, () => new ScriptedSource((i, m) => Slowly(m, i)));
        bench.Start();
        bench.Until(() => bench.Counter(CounterNames.FramesDropped) > 0, "the buffer is full");
        await bench.StopAsync();

        bench.Take(2).Count.ShouldBe(2);
    }

    [Fact]
    public void SteadyState_PoolLendsTheSameBuffers()
    {
        using var bench = Bench(c => c.BufferSize = 1, () => new ScriptedSource((i, m) => Slowly(m, i)));
        bench.Start();
        HashSet<nint> buffers = [];
        for (var i = 0; i < 50; i++)
        {
            bench.Cameras.WaitForFrames(CameraBench.Deadline).ShouldBeTrue();
            if (bench.Cameras.TryTake(out var frame))
            {
                buffers.Add(frame.Image.Data);
                frame.Dispose();
            }
        }

        buffers.Count.ShouldBeLessThanOrEqualTo(3);
    }

    private static FrameRead Slowly(Mat image, int level)
    {
        // A camera's pace: without it a script would spin the processor.
        using var never = new ManualResetEventSlim();
        never.Wait(5);
        return ScriptedSource.Show(image, level);
    }

    private static CameraBench Bench(Action<CameraOptions>? change, Func<IFrameSource> create) =>
        new([CameraBench.Camera("top", Live, change)], (_, _) => create());

    private FrameRead Hang()
    {
        _release.Wait();
        return new FrameRead(FrameReadStatus.Lost, Reason: "The call came back.");
    }
}
