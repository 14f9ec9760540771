using AnyShot.Edge.Handshake;

namespace AnyShot.Edge.Tests.Handshake;

/// <summary>
/// A PLC program under the handshake, two tasks in one scan cycle: one triggers parts, one collects results. It is as careless as real ones: it triggers when it is not allowed to, forgets
/// results for seconds, loses acknowledgements on the way, resets in the middle.
/// </summary>
internal sealed class SimulatedPlc(HandshakeSimulation world, Random random, HandshakeMode mode, int parts)
{
    private static readonly TimeSpan AckTimeout = TimeSpan.FromMilliseconds(500);

    /// <summary>Longer than the way to the station and back: what was shown before the reset has been seen by then.</summary>
    private static readonly TimeSpan ResetTime = TimeSpan.FromMilliseconds(100);
    private readonly TimeSpan _scan = TimeSpan.FromMilliseconds(random.Next(1, 21));
    private readonly double _lossRate = random.Next(3) * 0.05;
    private readonly double _impatience = random.Next(3) * 0.1;
    private readonly int _slowestMs = random.Next(3) switch { 0 => 1, 1 => 100, _ => 1500 };
    private readonly List<string> _edges = [];
    private readonly Dictionary<long, string> _triggered = [];
    private HandshakeSignals _seen = new();
    private (long Id, string PartId)? _result;
    private int _next;
    private TimeSpan _triggerAt;
    private Phase _phase = Phase.Idle;
    private bool _resetting;
    private TimeSpan _resetUntil;
    private Collecting _collecting = Collecting.Waiting;
    private TimeSpan _collectAt;
    private long _acknowledging;

    private enum Phase
    {
        Idle,
        Triggered,
        Releasing,
    }

    private enum Collecting
    {
        Waiting,
        Reading,
        Acknowledging,
    }

    public bool IsDone { get; private set; }

    public void Start()
    {
        world.Send(HandshakeCommand.TriggerEnable, true);
        world.In(_scan, Scan);
    }

    /// <summary>A part number that was written before the newest edge of Trigger that has arrived.</summary>
    public string TriggerOf(long id) => _edges[world.Edges - 1];

    /// <summary>What the network brings: signals, and the result tags as they are with them.</summary>
    public void See(HandshakeSignals signals, (long Id, string PartId)? result) => (_seen, _result) = (signals, result);

    private void Scan()
    {
        if (_resetting && world.Now >= _resetUntil)
        {
            _resetting = false;
            world.Send(HandshakeCommand.ResultAck, false);
            world.Send(HandshakeCommand.Reset, false);
        }

        TriggerTask();
        if (!_resetting)
        {
            CollectTask();
        }

        IsDone = _next == parts && !_resetting && _phase == Phase.Idle && _collecting == Collecting.Waiting && _seen is { Busy: false, ResultValid: false, TriggerAck: false, MissedTrigger: false }
            && world.Machine is { Buffered: 0, Signals: { Busy: false, Ready: true } };
        world.In(_scan, Scan);
    }

    private void TriggerTask()
    {
        switch (_phase)
        {
            case Phase.Idle when _next < parts && world.Now >= _triggerAt && !_resetting && (_seen is { Ready: true, TriggerAck: false, MissedTrigger: false } || Impatient()):
                if (world.Chance(0.01))
                {
                    Reset();
                    break;
                }

                var part = $"P{_next++}";
                _edges.Add(part);
                world.Send(machine => machine.WritePartId(part));
                world.Send(HandshakeCommand.Trigger, true);
                // Careless: it writes the next number at once.
                if (world.Chance(0.3))
                {
                    world.Send(machine => machine.WritePartId("not this one"));
                }

                if (mode == HandshakeMode.Pulse)
                {
                    world.Send(HandshakeCommand.Trigger, false);
                }

                _phase = Phase.Triggered;
                _triggerAt = world.Now + TimeSpan.FromSeconds(1);
                break;
            case Phase.Triggered when _seen.TriggerAck || _seen.MissedTrigger || world.Now >= _triggerAt:
                if (_seen.TriggerAck)
                {
                    _triggered[_seen.AcquisitionId] = _edges[^1];
                }

                // After a second without an answer, which only a reset can have taken, it gives up waiting.
                if (mode == HandshakeMode.Level)
                {
                    world.Send(HandshakeCommand.Trigger, false);
                }

                _phase = Phase.Releasing;
                break;
            case Phase.Releasing when !_seen.TriggerAck && !_seen.MissedTrigger:
                _phase = Phase.Idle;
                _triggerAt = world.Now + world.Random(0, 150);
                break;
        }
    }

    /// <summary>It triggers although it should wait; in mode level the phases still are in order.</summary>
    private bool Impatient() => world.Chance(_impatience) && !_seen.TriggerAck && !_seen.MissedTrigger;

    private void Reset()
    {
        (_resetting, _resetUntil) = (true, world.Now + ResetTime);
        world.Send(HandshakeCommand.Reset, true);
        _collecting = Collecting.Waiting;
    }

    private void CollectTask()
    {
        switch (_collecting)
        {
            case Collecting.Waiting when _seen.ResultValid:
                _collecting = Collecting.Reading;
                _collectAt = world.Now + world.Random(0, _slowestMs);
                break;
            case Collecting.Reading when !_seen.ResultValid:
                // A reset took it.
                _collecting = Collecting.Waiting;
                break;
            case Collecting.Reading when world.Now >= _collectAt:
                var (id, partId) = _result!.Value;
                // What the PLC was told when it triggered and what it reads now are of one part.
                partId.ShouldBe(_triggered.GetValueOrDefault(id, partId));
                partId.ShouldStartWith("P");
                _acknowledging = id;
                _collecting = Collecting.Acknowledging;
                Acknowledge();
                break;
            case Collecting.Acknowledging when !_seen.ResultValid || _result!.Value.Id != _acknowledging:
                if (mode == HandshakeMode.Level)
                {
                    world.Send(HandshakeCommand.ResultAck, false);
                }

                _collecting = Collecting.Waiting;
                break;
            case Collecting.Acknowledging when world.Now >= _collectAt:
                if (mode == HandshakeMode.Level)
                {
                    world.Send(HandshakeCommand.ResultAck, false);
                }

                Acknowledge();
                break;
        }
    }

    private void Acknowledge()
    {
        _collectAt = world.Now + AckTimeout;
        if (world.Chance(_lossRate))
        {
            world.LostAcknowledgements++;
            return;
        }

        world.Send(HandshakeCommand.ResultAck, true, seen: _acknowledging);
        if (mode == HandshakeMode.Pulse)
        {
            world.Send(HandshakeCommand.ResultAck, false);
        }
    }
}
