using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Capture;

/// <summary>State of one camera with its sentence: raises and clears the camera's alarms and answers for its health. Thread-safe.</summary>
internal sealed class CameraCondition(string camera, string address, AlarmBoard alarms, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly string _lostAlarm = $"camera-{camera}-lost";
    private readonly string _frozenAlarm = $"camera-{camera}-frozen";
    private CameraState _state = CameraState.Opening;
    private string _sentence = $"Camera {camera} opens {address}.";

    public CameraState State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    /// <summary>The last time that it was lost or frozen, and why; null when it never was.</summary>
    public CameraFault? LastFault { get; private set; }

    /// <summary>Changes the state; alarms follow it.</summary>
    /// <returns>True when the state is another than before.</returns>
    public bool Change(CameraState state, string sentence)
    {
        bool changed;
        lock (_gate)
        {
            changed = _state != state;
            (_state, _sentence) = (state, sentence);
            if (changed && state is CameraState.Lost or CameraState.Frozen)
            {
                LastFault = new CameraFault(time.GetUtcNow(), sentence);
            }
        }

        if (changed)
        {
            Alarm(_lostAlarm, state == CameraState.Lost, sentence);
            Alarm(_frozenAlarm, state == CameraState.Frozen, sentence);
        }

        return changed;
    }

    public HealthReport Report()
    {
        lock (_gate)
        {
            var status = _state switch
            {
                CameraState.Running => HealthStatus.Ok,
                CameraState.Opening or CameraState.Ended => HealthStatus.Degraded,
                _ => HealthStatus.Down,
            };
            return new HealthReport($"camera:{camera}", status, _sentence);
        }
    }

    private void Alarm(string id, bool stands, string sentence)
    {
        if (stands)
        {
            alarms.Raise(id, sentence);
        }
        else
        {
            alarms.Clear(id);
        }
    }
}
