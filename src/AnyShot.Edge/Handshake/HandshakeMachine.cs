namespace AnyShot.Edge.Handshake;

/// <summary>
/// The handshake between a PLC and the station. Pure: told what happens and when, it says what to show (<see cref="Signals"/>) and what to do (<see cref="TryTakeEffect"/>); it has no clock and
/// touches nothing. Not thread-safe. The rules are those of docs/plc-programmer.md.
/// </summary>
/// <remarks>Call order: one input, then all effects until there is none, then the next input.</remarks>
public sealed class HandshakeMachine(HandshakeOptions options)
{
    private readonly bool _level = options.Mode == HandshakeMode.Level;
    private readonly SortedDictionary<long, TimeSpan?> _open = [];
    private readonly Queue<long> _waiting = new();
    private readonly Queue<HandshakeEffect> _effects = new();
    private bool _enabled;
    private bool _trigger;
    private bool _resultAck;
    private bool _reset;
    private bool _works;
    private bool _camera;
    private string _partId = "";
    private int _recipe;
    private long? _exposing;
    private long? _shown;
    private long _discardedUpTo;
    private TimeSpan? _acknowledgedUntil;
    private TimeSpan? _missedUntil;
    private TimeSpan? _downUntil;
    private HandshakeSignals _signals = new();

    /// <summary>Number of the recipe in force.</summary>
    public int ActiveRecipe { get; set; } = 1;

    /// <summary>What to show now.</summary>
    public HandshakeSignals Signals => _signals with { Ready = IsReady, Busy = _open.Count > 0, ResultValid = _shown is not null };

    /// <summary>Results that wait for the PLC, with the one that is shown.</summary>
    public int Buffered => _waiting.Count + (_shown is null ? 0 : 1);

    /// <summary>When <see cref="Advance"/> has something to do at the latest; null when never.</summary>
    public TimeSpan? NextDeadline
    {
        get
        {
            TimeSpan?[] times = [_acknowledgedUntil, _missedUntil, _waiting.Count > 0 ? _downUntil : null, _open.Values.Min()];
            return times.Min();
        }
    }

    private bool IsReady => _enabled && _works && _camera && _exposing is null && !_signals.TriggerAck && !(_level && _trigger);

    /// <summary>Takes the next effect; false when there is none.</summary>
    public bool TryTakeEffect([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out HandshakeEffect? effect) => _effects.TryDequeue(out effect);

    /// <summary>Sets the number of the newest trigger of an earlier run.</summary>
    public void Resume(long acquisitionId) => _signals = _signals with { AcquisitionId = acquisitionId };

    /// <summary>The PLC wrote the part number; it counts for the next trigger.</summary>
    public void WritePartId(string partId) => _partId = partId;

    /// <summary>The PLC wrote the recipe number; it counts for the next trigger.</summary>
    public void WriteRecipe(int recipe) => _recipe = recipe;

    /// <summary>The PLC wrote a signal.</summary>
    public void Write(HandshakeCommand command, bool value, TimeSpan now)
    {
        Advance(now);
        switch (command)
        {
            case HandshakeCommand.TriggerEnable:
                _enabled = value;
                break;
            case HandshakeCommand.Trigger:
                var triggered = value && !_trigger;
                _trigger = value;
                if (triggered)
                {
                    OnTriggered(now);
                }
                else if (!value && _level)
                {
                    _signals = _signals with { TriggerAck = false, MissedTrigger = false };
                }

                break;
            case HandshakeCommand.ResultAck:
                var acknowledged = value && !_resultAck;
                _resultAck = value;
                if (acknowledged && _shown is { } shown)
                {
                    _shown = null;
                    _effects.Enqueue(new HandshakeEffect.Settle(shown));
                    _downUntil = _level ? null : now + options.Pulse;
                }

                ShowNext(now);
                break;
            default:
                var resets = value && !_reset;
                _reset = value;
                if (resets)
                {
                    OnReset();
                }

                ShowNext(now);

                break;
        }
    }

    /// <summary>The part that <see cref="HandshakeEffect.Acquire"/> asked for will be taken.</summary>
    public void Accepted(long inspectionId, TimeSpan now)
    {
        _open[inspectionId] = now + options.ResultTimeout;
        _exposing = inspectionId;
        _acknowledgedUntil = _level ? null : now + options.Pulse;
        _missedUntil = null;
        _signals = _signals with
        {
            AcquisitionId = inspectionId,
            ExposureComplete = false,
            TriggerAck = true,
            MissedTrigger = false,
            MissedReason = MissedReason.None,
        };
    }

    /// <summary>The part that <see cref="HandshakeEffect.Acquire"/> asked for cannot be taken.</summary>
    public void Refused(MissedReason reason, TimeSpan now)
    {
        _missedUntil = _level ? null : now + options.Pulse;
        _signals = _signals with { MissedTrigger = true, MissedReason = reason };
        _effects.Enqueue(new HandshakeEffect.CountMissed());
    }

    /// <summary>The image of the part was taken.</summary>
    public void Exposed(long inspectionId)
    {
        if (_exposing == inspectionId)
        {
            _exposing = null;
            _signals = _signals with { ExposureComplete = true };
        }
    }

    /// <summary>A result is there; also one of an earlier run that the PLC has not acknowledged.</summary>
    public void Result(long inspectionId, TimeSpan now)
    {
        Advance(now);
        _open.Remove(inspectionId);
        _exposing = _exposing == inspectionId ? null : _exposing;
        if (inspectionId <= _discardedUpTo)
        {
            _effects.Enqueue(new HandshakeEffect.Settle(inspectionId));
        }
        else if (Buffered >= options.BufferedResults)
        {
            _signals = _signals with { ResultOverrun = true };
            _effects.Enqueue(new HandshakeEffect.Settle(inspectionId));
            _effects.Enqueue(new HandshakeEffect.CountOverrun());
        }
        else
        {
            _waiting.Enqueue(inspectionId);
            ShowNext(now);
        }
    }

    /// <summary>Says whether model, inspection loop and outbox work, and whether the camera does. A trigger asks the camera itself, so its state here only shows in Ready.</summary>
    public void Works(bool works, bool camera) => (_works, _camera) = (works, camera);

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan now)
    {
        if (_acknowledgedUntil <= now)
        {
            _acknowledgedUntil = null;
            _signals = _signals with { TriggerAck = false };
        }

        if (_missedUntil <= now)
        {
            _missedUntil = null;
            _signals = _signals with { MissedTrigger = false };
        }

        foreach (var late in _open.Where(part => part.Value <= now).Select(part => part.Key).ToList())
        {
            _open[late] = null;
            _effects.Enqueue(new HandshakeEffect.GiveUp(late));
        }

        ShowNext(now);
    }

    private void OnTriggered(TimeSpan now)
    {
        var reason = this switch
        {
            { _enabled: false } => MissedReason.NotEnabled,
            { _signals.TriggerAck: true } or { _exposing: not null } => MissedReason.NotReady,
            { _works: false } => MissedReason.Fault,
            _ => _recipe == 0 || _recipe == ActiveRecipe ? MissedReason.None : MissedReason.OtherRecipe,
        };
        if (reason == MissedReason.None)
        {
            _effects.Enqueue(new HandshakeEffect.Acquire(_partId));
        }
        else
        {
            Refused(reason, now);
        }
    }

    /// <summary>Back to the beginning: flags and results go, also the results of parts that are being judged when they come.</summary>
    private void OnReset()
    {
        foreach (var id in (IEnumerable<long>)[.. _shown is { } shown ? [shown] : Array.Empty<long>(), .. _waiting])
        {
            _effects.Enqueue(new HandshakeEffect.Settle(id));
        }

        _waiting.Clear();
        _shown = null;
        _discardedUpTo = Math.Max(_discardedUpTo, _open.Keys.LastOrDefault());
        (_acknowledgedUntil, _missedUntil, _downUntil) = (null, null, null);
        _signals = _signals with { TriggerAck = false, MissedTrigger = false, MissedReason = MissedReason.None, ResultOverrun = false };
    }

    private void ShowNext(TimeSpan now)
    {
        // Not under Reset: an acknowledgement of the result that was thrown away may still be on its way, and must not take the next one.
        if (_reset || _shown is not null || (_level ? _resultAck : _downUntil > now) || !_waiting.TryDequeue(out var next))
        {
            return;
        }

        _downUntil = null;
        _shown = next;
        _effects.Enqueue(new HandshakeEffect.Show(next));
    }
}
