namespace AnyShot.Edge.Mqtt;

/// <summary>Waits between attempts: doubling up to a limit, each shortened at random by up to half, so that a hundred stations do not come back in one instant.</summary>
public sealed class GrowingDelay(TimeSpan first, TimeSpan longest, Random random)
{
    private readonly TimeSpan _first = first;
    private TimeSpan _next = first;

    public TimeSpan Next()
    {
        var delay = _next * (0.5 + (random.NextDouble() / 2));
        _next = _next * 2 < longest ? _next * 2 : longest;
        return delay;
    }

    public void Reset() => _next = _first;
}
