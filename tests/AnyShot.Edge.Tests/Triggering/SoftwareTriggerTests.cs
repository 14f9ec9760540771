using AnyShot.Edge.Capture;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Tests.Triggering;

public sealed class SoftwareTriggerTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(45)]
    public void Centred_PartPasses_FiresOnceWhenItsMiddlePassesTheMiddle(double step)
    {
        using var belt = new Belt(SoftwareTriggerRelease.Centred);
        belt.ShowEmpty(5).ShouldBe(0);

        for (var part = 0; part < 5; part++)
        {
            var taken = belt.Pass(step).ShouldHaveSingleItem();
            taken.ShouldBeInRange((Belt.Width / 2) - 3, (Belt.Width / 2) + step + 3);
            belt.ShowEmpty(10).ShouldBe(0);
        }
    }

    [Fact]
    public void Centred_TwoPartsInView_FiresForEach()
    {
        using var belt = new Belt(SoftwareTriggerRelease.Centred);
        belt.ShowEmpty(5);
        var taken = 0;
        for (var x = -220.0; x < Belt.Width + 40; x += 6)
        {
            taken += belt.Show((x, 100, 25), (x + 120, 100, 30)) ? 1 : 0;
        }

        taken.ShouldBe(2);
    }

    [Fact]
    public void Centred_PartTurnsBackBeforeTheMiddle_DoesNotFire()
    {
        using var belt = new Belt(SoftwareTriggerRelease.Centred);
        belt.ShowEmpty(5);
        var taken = 0;
        foreach (var x in Enumerable.Range(0, 24).Select(i => i * 5).Concat(Enumerable.Range(0, 24).Select(i => 115 - (i * 5))))
        {
            taken += belt.Show((x, 100, 25)) ? 1 : 0;
        }

        taken.ShouldBe(0);
    }

    [Fact]
    public void Centred_Jitter_AtTheMiddle_FiresOnce()
    {
        using var belt = new Belt(SoftwareTriggerRelease.Centred);
        belt.ShowEmpty(5);
        var taken = Enumerable.Range(0, 31).Count(i => belt.Show((i * 5, 100, 25)));
        for (var i = 0; i < 100; i++)
        {
            taken += belt.Show((160 + (i % 2 == 0 ? 6 : -6), 100, 25)) ? 1 : 0;
        }

        taken.ShouldBe(1);
    }

    [Fact]
    public void Centred_VerticalBelt_Fires()
    {
        using var belt = new Belt(SoftwareTriggerRelease.Centred);
        belt.ShowEmpty(5);
        Enumerable.Range(0, 52).Count(i => belt.Show((70, (i * 5) - 30, 25))).ShouldBe(1);
    }

    [Fact]
    public void Centred_PartOutsideTheRegion_DoesNotFire()
    {
        using var belt = new Belt(SoftwareTriggerRelease.Centred, new RegionOptions { Y = 0.75, Height = 0.25 });
        belt.ShowEmpty(5);
        belt.Pass(8, half: 30).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SoftwareTriggerRelease.Centred)]
    [InlineData(SoftwareTriggerRelease.Still)]
    public void EmptyBelt_LightChangesAndFlickers_DoesNotFire(SoftwareTriggerRelease release)
    {
        using var belt = new Belt(release);
        var taken = belt.ShowEmpty(10);
        for (var i = 0; i < 300; i++)
        {
            // A lamp at mains frequency, a cloud, and a lamp that goes out and on again.
            belt.Light = (1 + (0.2 * Math.Sin(i * 1.7))) * (1 - (0.3 * Math.Sin(i / 60.0))) * (i is > 150 and < 200 ? 0.6 : 1);
            taken += belt.Show() ? 1 : 0;
        }

        taken.ShouldBe(0);
    }

    [Theory]
    [InlineData(SoftwareTriggerRelease.Centred)]
    [InlineData(SoftwareTriggerRelease.Still)]
    public void EmptyBelt_StrongNoise_DoesNotFire(SoftwareTriggerRelease release)
    {
        using var belt = new Belt(release) { Noise = 15 };
        belt.ShowEmpty(300).ShouldBe(0);
    }

    [Fact]
    public void Centred_WhileTheLightFlickers_StillFiresOncePerPass()
    {
        using var belt = new Belt(SoftwareTriggerRelease.Centred);
        belt.ShowEmpty(5);
        belt.Light = 0.8;
        belt.Pass(8).ShouldHaveSingleItem();
        belt.Light = 1.1;
        belt.Pass(8).ShouldHaveSingleItem();
    }

    [Fact]
    public void Still_PartStops_FiresOnceAfterItRests()
    {
        using var belt = new Belt(SoftwareTriggerRelease.Still);
        belt.ShowEmpty(5);
        Enumerable.Range(0, 24).Count(i => belt.Show((i * 7, 100, 25))).ShouldBe(0);
        Enumerable.Range(0, 60).Count(_ => belt.Show((165, 100, 25))).ShouldBe(1);
        Enumerable.Range(0, 30).Count(i => belt.Show((165 + (i * 7), 100, 25))).ShouldBe(0);
    }

    [Fact]
    public void Still_NextPartWithoutAGap_FiresForEach()
    {
        using var belt = new Belt(SoftwareTriggerRelease.Still);
        belt.ShowEmpty(5);
        var taken = 0;
        for (var part = 0; part < 4; part++)
        {
            // The one before leaves as the next comes in; the view is never empty.
            for (var x = -40; x < 160; x += 8)
            {
                taken += belt.Show((x, 100, 25), (x + 200, 100, 25)) ? 1 : 0;
            }

            for (var i = 0; i < 20; i++)
            {
                taken += belt.Show((160, 100, 25)) ? 1 : 0;
            }
        }

        taken.ShouldBe(4);
    }

    [Fact]
    public void Still_HalfInView_DoesNotFire()
    {
        using var belt = new Belt(SoftwareTriggerRelease.Still);
        belt.ShowEmpty(5);
        Enumerable.Range(0, 50).Count(_ => belt.Show((10, 100, 25))).ShouldBe(0);
    }

    [Fact]
    public void Centred_EndlessTrafficWithoutAGap_FiresForEachPart()
    {
        using var belt = new Belt(SoftwareTriggerRelease.Centred);
        belt.ShowEmpty(5);
        var taken = 0;
        for (var i = 0; i < BackgroundModel.FramesUntilAccepted + 500; i++)
        {
            // Parts 160 pixels apart move by 8 pixels a frame: one passes the middle every 20 frames, and there are always two in view.
            var x = (i * 8) % 160;
            taken += belt.Show((x, 100, 25), (x + 160, 100, 25)) ? 1 : 0;
        }

        taken.ShouldBeInRange(73, 76);
    }

    [Fact]
    public void Still_PartForgottenForLong_LeavesNoGhostWhenItGoes()
    {
        using var belt = new Belt(SoftwareTriggerRelease.Still);
        belt.ShowEmpty(5);
        Enumerable.Range(0, BackgroundModel.FramesUntilAccepted + 200).Count(_ => belt.Show((165, 100, 25))).ShouldBe(1);

        belt.ShowEmpty(100).ShouldBe(0);
        Enumerable.Range(0, 20).Count(_ => belt.Show((120, 100, 25))).ShouldBe(1);
    }
}
