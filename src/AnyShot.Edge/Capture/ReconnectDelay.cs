namespace AnyShot.Edge.Capture;

/// <summary>Delay before a lost source is opened again: doubles from attempt to attempt up to the longest.</summary>
internal sealed class ReconnectDelay(TimeSpan first, TimeSpan longest)
{
    private TimeSpan? _next;

    public TimeSpan Next()
    {
        var now = _next ?? first;
        _next = now * 2 < longest ? now * 2 : longest;
        return now;
    }

    /// <summary>A frame came: the next loss starts from the first delay again.</summary>
    public void Reset() => _next = null;
}
