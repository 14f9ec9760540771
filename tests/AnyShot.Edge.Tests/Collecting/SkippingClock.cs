namespace AnyShot.Edge.Tests.Collecting;

/// <summary>A clock whose short waits end at once and move it on; longer ones, such as the limit of a request, never end.</summary>
/// <param name="longest">Of a wait that ends.</param>
internal sealed class SkippingClock(TimeSpan longest) : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public TimeSpan Waited { get; private set; }

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero || dueTime > longest)
        {
            return new NoTimer();
        }

        (_now, Waited) = (_now + dueTime, Waited + dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
