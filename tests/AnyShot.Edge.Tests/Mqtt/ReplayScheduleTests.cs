using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Tests.Outbox;

namespace AnyShot.Edge.Tests.Mqtt;

public sealed class ReplayScheduleTests
{
    private readonly StandingClock _clock = new();
    private readonly ReplaySchedule _schedule;

    public ReplayScheduleTests() => _schedule = new ReplaySchedule(TimeSpan.FromSeconds(5), _clock);

    [Fact]
    public void SessionLost_IsDueAfterTheDelayAndOnce()
    {
        _schedule.Remaining.ShouldBeNull();
        _schedule.SessionLost();
        _schedule.Remaining.ShouldBe(TimeSpan.FromSeconds(5));
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        _schedule.IsDue.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        _schedule.IsDue.ShouldBeTrue();
        _schedule.Done();
        _schedule.IsDue.ShouldBeFalse();
    }

    [Fact]
    public void Acknowledged_UnheardReplay_IsDueAtOnceWithTheFirstSubscriber()
    {
        _schedule.SessionLost();
        _clock.Advance(TimeSpan.FromSeconds(5));
        _schedule.Done();
        _schedule.Acknowledged(isReplay: true, hadSubscribers: false);
        _schedule.IsDue.ShouldBeFalse();
        _schedule.Acknowledged(isReplay: false, hadSubscribers: true);
        _schedule.IsDue.ShouldBeTrue();
        _schedule.Done();
        _schedule.Acknowledged(isReplay: true, hadSubscribers: true);
        _schedule.IsDue.ShouldBeFalse();
    }

    [Fact]
    public void Acknowledged_LiveVerdictWithoutSubscriber_PlansNothing()
    {
        _schedule.Acknowledged(isReplay: false, hadSubscribers: false);
        _schedule.Acknowledged(isReplay: false, hadSubscribers: true);
        _schedule.IsDue.ShouldBeFalse();
    }
}
