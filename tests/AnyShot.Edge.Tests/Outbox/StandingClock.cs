namespace AnyShot.Edge.Tests.Outbox;

/// <summary>A clock that moves only when told to.</summary>
internal sealed class StandingClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 1, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
