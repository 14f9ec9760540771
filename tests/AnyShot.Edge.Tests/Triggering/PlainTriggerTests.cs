using AnyShot.Edge.Capture;
using AnyShot.Edge.Triggering;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Triggering;

public sealed class PlainTriggerTests : IDisposable
{
    private readonly Mat _image = new(8, 8, MatType.CV_8UC1, new Scalar(0));

    public void Dispose() => _image.Dispose();

    [Fact]
    public void FreeRunning_EveryFrame()
    {
        using var trigger = Make(TriggerMode.FreeRunning);
        Enumerable.Range(0, 10).Count(i => trigger.IsPart(_image, i, out _)).ShouldBe(10);
    }

    [Theory]
    [InlineData(10, 100, 100, 10)]
    [InlineData(33, 100, 10, 3)]
    [InlineData(250, 100, 40, 40)]
    public void Interval_Frames_KeepsTheMeanRate(int framePeriodMs, int intervalMs, int frames, int expected)
    {
        using var trigger = Triggers.Create(
            new TriggerOptions { Mode = TriggerMode.Interval, Interval = TimeSpan.FromMilliseconds(intervalMs) }, new RegionOptions(), TimeProvider.System);
        Enumerable.Range(0, frames).Count(i => trigger.IsPart(_image, Ticks(i * framePeriodMs), out _)).ShouldBe(expected);
    }

    [Fact]
    public void Command_FrameCapturedBeforeIt_IsNotThePart()
    {
        using var trigger = (CommandTrigger)Make(TriggerMode.Command);
        var before = TimeProvider.System.GetTimestamp() - 1;
        trigger.TryCommand(new TriggerCommand("7")).ShouldBeTrue();

        trigger.IsPart(_image, before, out _).ShouldBeFalse();
        trigger.IsPart(_image, TimeProvider.System.GetTimestamp(), out var command).ShouldBeTrue();
        command!.PartId.ShouldBe("7");
        trigger.IsPart(_image, TimeProvider.System.GetTimestamp(), out _).ShouldBeFalse();
    }

    [Fact]
    public void Command_CameraWasAway_IsForgotten()
    {
        using var trigger = (CommandTrigger)Make(TriggerMode.Command);
        trigger.TryCommand(new TriggerCommand("")).ShouldBeTrue();
        trigger.TryCommand(new TriggerCommand("")).ShouldBeFalse();
        trigger.Reset();

        trigger.IsPart(_image, TimeProvider.System.GetTimestamp(), out _).ShouldBeFalse();
        trigger.TryCommand(new TriggerCommand("")).ShouldBeTrue();
    }

    private static ITrigger Make(TriggerMode mode) => Triggers.Create(new TriggerOptions { Mode = mode }, new RegionOptions(), TimeProvider.System);

    private static long Ticks(int milliseconds) => milliseconds * TimeProvider.System.TimestampFrequency / 1000;
}
