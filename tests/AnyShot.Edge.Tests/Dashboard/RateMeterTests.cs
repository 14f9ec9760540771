using AnyShot.Edge.Dashboard.Live;
using AnyShot.Edge.Tests.Dashboard.Support;

namespace AnyShot.Edge.Tests.Dashboard;

public sealed class RateMeterTests
{
    private readonly OffsetClock _clock = new();

    [Fact]
    public void PerSecond_SteadyCounts_IsTheirRateAndFallsToZeroWhenTheyStop()
    {
        var rate = new RateMeter(_clock);
        for (var second = 0; second < 30; second++)
        {
            rate.Count();
            rate.Count();
            rate.Count();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        rate.PerSecond.ShouldBe(3);
        _clock.Advance(TimeSpan.FromSeconds(5));
        rate.PerSecond.ShouldBe(1.5);
        _clock.Advance(TimeSpan.FromHours(1));
        rate.PerSecond.ShouldBe(0);
    }

    [Fact]
    public void PerSecond_ShortlyAfterTheStart_IsTheMeanOfTheFullSeconds()
    {
        var rate = new RateMeter(_clock);
        rate.PerSecond.ShouldBe(0);
        for (var i = 0; i < 8; i++)
        {
            rate.Count();
        }

        _clock.Advance(TimeSpan.FromSeconds(2));
        rate.PerSecond.ShouldBe(4);
    }
}
