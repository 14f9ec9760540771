namespace AnyShot.Edge.Mqtt;

/// <summary>
/// Decides when the replay window goes out again. A broker that lost our session may have lost acknowledged verdicts too, and its subscribers come
/// back only after it: so wait a little, then replay. When the replay found nobody subscribed, replay once more as soon as somebody is.
/// </summary>
public sealed class ReplaySchedule(TimeSpan delay, TimeProvider time)
{
    private long? _plannedAt;
    private TimeSpan _wait;
    private bool _isUnheard;
    private volatile TaskCompletionSource _asked = NewSignal();

    /// <summary>Completes when somebody asked for verdicts again.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Time until the replay is due, null when none is planned.</summary>
    public TimeSpan? Remaining => _plannedAt is { } planned
        ? TimeSpan.FromTicks(Math.Max(0, (_wait - time.GetElapsedTime(planned)).Ticks))
        : null;

    public bool IsDue => Remaining == TimeSpan.Zero;

    /// <summary>Delivered verdicts were made pending again because somebody asked for them. For any thread.</summary>
    public void Ask() => _asked.TrySetResult();

    /// <summary>Whether somebody has asked since the last call; what is pending must then be looked at from the oldest on.</summary>
    public bool TakeAsked()
    {
        if (!_asked.Task.IsCompleted)
        {
            return false;
        }

        _asked = NewSignal();
        return true;
    }

    /// <summary>The broker answered CONNECT without our session.</summary>
    public void SessionLost()
    {
        Plan(delay);
        _isUnheard = false;
    }

    /// <summary>The window is pending again.</summary>
    public void Done() => _plannedAt = null;

    /// <param name="isReplay">The acknowledged verdict was a replay.</param>
    /// <param name="hadSubscribers">The broker had somebody to give it to, or does not say (MQTT 3.1.1).</param>
    public void Acknowledged(bool isReplay, bool hadSubscribers)
    {
        if (!hadSubscribers)
        {
            _isUnheard |= isReplay;
        }
        else if (_isUnheard)
        {
            _isUnheard = false;
            Plan(TimeSpan.Zero);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Plan(TimeSpan wait) => (_plannedAt, _wait) = (time.GetTimestamp(), wait);
}
