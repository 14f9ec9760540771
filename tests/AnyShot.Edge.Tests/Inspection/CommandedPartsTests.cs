using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Tests.Inspection;

/// <summary>The way of a PLC's part through camera and inspection.</summary>
public sealed class CommandedPartsTests
{
    [Fact]
    public async Task Part_OfThePlc_HasTheReservedNumber_AndOneThatWasGivenUpIsNotJudged()
    {
        using var bench = new InspectionBench(cameras: 2, change: options => options.Cameras[0].Trigger.Mode = TriggerMode.Plc);
        await bench.StartAsync();
        bench.Feeds[0].Show(InspectionBench.Dark);
        bench.Until(() => bench.Cameras.Latest("camera0") is not null, "the camera runs");
        bench.Cameras.Trigger("camera0", "page").ShouldBe(TriggerOutcome.OtherTriggerMode, "the camera is the PLC's");
        bench.Cameras.Trigger("camera1", new TriggerCommand("P", 1)).ShouldBe(TriggerOutcome.OtherTriggerMode);

        var first = Trigger("P-1");
        var taken = 0;
        first.Taken += () => taken++;
        bench.Cameras.Trigger("camera0", new TriggerCommand("P-2", 99)).ShouldBe(TriggerOutcome.Missed);
        // Of the other camera: judged before, and held back until the PLC's part has its verdict.
        bench.Feeds[1].Show(InspectionBench.Dark);
        bench.Until(() => bench.Outbox.Counts().Total == 1, "a verdict of the other camera");
        bench.WaitForVerdicts(0).ShouldBeEmpty();
        bench.Feeds[0].Show(InspectionBench.Bright);
        bench.WaitForVerdicts(2).Select(v => (v.InspectionId, v.PartId, v.Camera, v.ClassName)).ShouldBe([(1, "P-1", "camera0", "bright"), (2, "1", "camera1", "dark")]);
        taken.ShouldBe(1);
        first.TryAnswer().ShouldBeFalse();

        var late = Trigger("P-3");
        late.TryAnswer().ShouldBeTrue();
        bench.Feeds[0].Show(InspectionBench.Bright);
        bench.Until(() => bench.Cameras.Latest("camera0")?.Sequence == 3, "its frame");
        var next = Trigger("P-4");
        bench.Feeds[0].Show(InspectionBench.Dark);
        bench.Until(() => bench.Outbox.Counts().Total == 3, "the next part's verdict");
        bench.Outbox.Reserved().Select(r => r.InspectionId).ShouldBe([late.InspectionId]);
        next.InspectionId.ShouldBe(4);
        await bench.StopAsync();

        TriggerCommand Trigger(string partId)
        {
            var command = new TriggerCommand(partId, bench.Outbox.Reserve("camera0", partId));
            bench.Cameras.Trigger("camera0", command).ShouldBe(TriggerOutcome.Accepted);
            return command;
        }
    }
}
