using AnyShot.Edge.Capture;
using AnyShot.Edge.Tests.Capture;
using AnyShot.Edge.Triggering;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Triggering;

/// <summary>The software trigger on real conveyor clips, frame by frame.</summary>
public sealed class SoftwareTriggerClipTests
{
    [SkippableTheory]
    [InlineData("bolts-on-belt.avi", 1)]
    [InlineData("bolts-on-belt.mp4", 1)]
    [InlineData("bolts-on-belt.mp4", 4)]
    public void Centred_BoltOnBelt_FiresOncePerPass(string clip, int rounds)
    {
        var fired = Fire(Path.Combine("conveyor-clips", clip), new TriggerOptions { Mode = TriggerMode.Software }, rounds);

        fired.Count.ShouldBe(rounds, string.Join(", ", fired));

        // The bolt is in frames 2 to 24 of 37; its middle passes the middle of the view about half-way.
        fired.ShouldAllBe(f => f % 37 >= 8 && f % 37 <= 18, string.Join(", ", fired));
    }

    [SkippableTheory]
    [InlineData("produce-on-belt.avi", 1)]
    [InlineData("produce-on-belt.mp4", 1)]
    [InlineData("produce-on-belt.mp4", 3)]
    public void Centred_ProduceOnBelt_FiresOncePerObject(string clip, int rounds)
    {
        var fired = Fire(Path.Combine("conveyor-clips", clip), new TriggerOptions { Mode = TriggerMode.Software }, rounds);

        fired.Count.ShouldBe(4 * rounds, string.Join(", ", fired));
    }

    [SkippableFact]
    public void Centred_BottlesByHand_DoesNotCrash()
    {
        // Nobody says how often a hand triggers; it must neither crash nor fire for every frame.
        Fire("conveyor-clips/bottles-by-hand.mp4", new TriggerOptions { Mode = TriggerMode.Software }, 1).Count.ShouldBeLessThan(1189 / 10);
    }

    /// <summary>Numbers (from 1) of the frames that became parts, counted over all rounds.</summary>
    private static List<int> Fire(string clip, TriggerOptions options, int rounds)
    {
        var path = SharedData.Require(clip);
        using var trigger = Triggers.Create(options, new RegionOptions(), TimeProvider.System);
        using var image = new Mat();
        List<int> fired = [];
        var frame = 0;
        for (var round = 0; round < rounds; round++)
        {
            using var capture = new VideoCapture(path, VideoCaptureAPIs.FFMPEG);
            while (capture.Read(image))
            {
                frame++;
                if (trigger.IsPart(image, frame, out _))
                {
                    fired.Add(frame);
                }
            }
        }

        frame.ShouldBeGreaterThan(0);
        return fired;
    }
}
