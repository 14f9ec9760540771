using AnyShot.Edge.Handshake;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Tests.Handshake;

/// <summary>
/// The real machine with a station that takes and judges parts, a network with delays, and a PLC (<see cref="SimulatedPlc"/>) with a scan cycle, all on a simulated clock. Checks the promises of
/// the handshake at each step.
/// </summary>
internal sealed class HandshakeSimulation
{
    private readonly PriorityQueue<Action, (TimeSpan At, long Number)> _events = new();
    private readonly Random _random;
    private readonly HandshakeOptions _options;
    private readonly SimulatedPlc _plc;
    private readonly Dictionary<long, string> _parts = [];
    private readonly Dictionary<long, TriggerCommand> _commands = [];
    private readonly HashSet<long> _answered = [];
    private readonly HashSet<long> _settled = [];
    private readonly Dictionary<HandshakeCommand, bool> _levels = [];
    private long _number;
    private long _nextId = 1;
    private TimeSpan _lastVerdict;
    private TimeSpan _lastToPlc;
    private TimeSpan _lastFromPlc;
    private long? _res;
    private int _buffered;
    private bool _overrunExpected;
    private bool _isReset;
    private long _ackOf;
    private long _discardedUpTo;

    public HandshakeSimulation(int seed, int parts)
    {
        _random = new Random(seed);
        var mode = _random.Next(2) == 0 ? HandshakeMode.Level : HandshakeMode.Pulse;
        _options = new HandshakeOptions { Mode = mode, BufferedResults = _random.Next(3) == 0 ? 64 : _random.Next(1, 6), ResultTimeout = TimeSpan.FromSeconds(1) };
        Machine = new HandshakeMachine(_options);
        Machine.Works(true, true);
        _plc = new SimulatedPlc(this, _random, mode, parts);
    }

    public HandshakeMachine Machine { get; }

    public TimeSpan Now { get; private set; }

    public int Edges { get; private set; }

    public int Accepted { get; private set; }

    public int Missed { get; private set; }

    public int Overruns { get; private set; }

    public int Discarded { get; private set; }

    public int Acknowledged { get; private set; }

    public int LostAcknowledgements { get; set; }

    public int GivenUp { get; private set; }

    /// <summary>Runs until the PLC is through with its parts and has collected all results.</summary>
    public void Run()
    {
        _plc.Start();
        while (!_plc.IsDone)
        {
            var deadline = Machine.NextDeadline;
            if (_events.TryPeek(out _, out var next) && (deadline is null || next.At <= deadline))
            {
                Now = next.At;
                _events.Dequeue()();
            }
            else
            {
                Now = deadline.ShouldNotBeNull("nothing will ever happen again: a deadlock") > Now ? deadline.Value : Now;
                Machine.Advance(Now);
                Step();
            }

            Now.ShouldBeLessThan(TimeSpan.FromHours(2), "the PLC does not get through: a deadlock");
        }

        Machine.Buffered.ShouldBe(0);
        Machine.Signals.Busy.ShouldBeFalse();
        Machine.Signals.Ready.ShouldBeTrue();
        (Accepted + Missed).ShouldBe(Edges, "a trigger was neither accepted nor missed");
        (Acknowledged + Overruns + Discarded).ShouldBe(Accepted, "an accepted part has no result, or two");
        _settled.Count.ShouldBe(Accepted);
    }

    public void In(TimeSpan delay, Action action) => _events.Enqueue(action, (Now + delay, _number++));

    public TimeSpan Random(int fromMs, int toMs) => TimeSpan.FromMilliseconds(_random.Next(fromMs, toMs + 1));

    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>The PLC writes; what it writes arrives in order.</summary>
    public void Send(Action<HandshakeMachine> write)
    {
        _lastFromPlc = Max(_lastFromPlc, Now + Random(0, 30));
        In(_lastFromPlc - Now, () =>
        {
            write(Machine);
            Step();
        });
    }

    public void Send(HandshakeCommand command, bool value, long seen = 0) => Send(machine =>
    {
        var rises = value && !_levels.GetValueOrDefault(command);
        _levels[command] = value;
        Edges += rises && command == HandshakeCommand.Trigger ? 1 : 0;
        if (rises && command == HandshakeCommand.Reset && machine.Signals.Busy)
        {
            // Parts that are being judged have no results either.
            _discardedUpTo = _nextId - 1;
        }

        (_isReset, _ackOf) = (rises && command == HandshakeCommand.Reset, command == HandshakeCommand.ResultAck ? seen : 0);
        machine.Write(command, value, Now);
    });

    private void Step()
    {
        while (Machine.TryTakeEffect(out var effect))
        {
            Do(effect);
        }

        (_isReset, _ackOf) = (false, 0);
        Machine.Buffered.ShouldBe(_buffered);
        var (signals, res) = (Machine.Signals, _res);
        if (signals.ResultValid)
        {
            res.ShouldNotBeNull();
        }

        _lastToPlc = Max(_lastToPlc, Now + Random(0, 30));
        In(_lastToPlc - Now, () => _plc.See(signals, res is { } id ? (id, _parts[id]) : null));
    }

    private void Do(HandshakeEffect effect)
    {
        switch (effect)
        {
            case HandshakeEffect.Acquire acquire:
                Acquire(acquire.PartId);
                break;
            case HandshakeEffect.GiveUp late:
                GiveUp(late.InspectionId);
                break;
            case HandshakeEffect.Show show:
                _answered.ShouldContain(show.InspectionId);
                _settled.ShouldNotContain(show.InspectionId);
                _res = show.InspectionId;
                break;
            case HandshakeEffect.Settle settle:
                Settle(settle.InspectionId);
                break;
            case HandshakeEffect.CountMissed:
                Missed++;
                Machine.Signals.MissedTrigger.ShouldBeTrue();
                Machine.Signals.MissedReason.ShouldNotBe(MissedReason.None);
                break;
            case HandshakeEffect.CountOverrun:
                _overrunExpected.ShouldBeTrue("an overrun was counted, and there was room");
                _overrunExpected = false;
                Overruns++;
                Machine.Signals.ResultOverrun.ShouldBeTrue();
                break;
        }
    }

    private void Acquire(string partId)
    {
        if (Chance(0.02))
        {
            Machine.Refused(MissedReason.NoCamera, Now);
            return;
        }

        var id = _nextId++;
        var command = new TriggerCommand(partId, id);
        (_parts[id], _commands[id]) = (partId, command);
        Accepted++;
        Machine.Accepted(id, Now);
        _plc.TriggerOf(id).ShouldBe(partId, "the part number was not latched at the edge");
        var exposure = Random(0, 50);
        if (Chance(0.01))
        {
            // The camera is lost before the image.
            In(exposure, () => GiveUp(id));
            return;
        }

        In(exposure, () =>
        {
            Machine.Exposed(id);
            Step();
        });
        if (Chance(0.005))
        {
            // The frame is dropped and nobody says so: the deadline has to end it.
            return;
        }

        // Now and then later than the deadline.
        _lastVerdict = Max(_lastVerdict, Now + exposure + (Chance(0.01) ? Random(900, 1500) : Random(1, 200)));
        In(_lastVerdict - Now, () =>
        {
            if (command.TryAnswer())
            {
                Answer(id);
            }
        });
    }

    private void GiveUp(long id)
    {
        if (_commands[id].TryAnswer())
        {
            GivenUp++;
            // From the outbox, a moment later.
            In(Random(0, 5), () => Answer(id));
        }
    }

    private void Answer(long id)
    {
        _answered.Add(id).ShouldBeTrue("a part was answered twice");
        _overrunExpected = _buffered >= _options.BufferedResults && !IsDiscarded(id);
        _buffered += _overrunExpected || IsDiscarded(id) ? 0 : 1;
        var flagged = Machine.Signals.ResultOverrun;
        Machine.Result(id, Now);
        Machine.Signals.ResultOverrun.ShouldBe(flagged || _overrunExpected, "the overrun flag is wrong");
        Step();
        _overrunExpected.ShouldBeFalse("an overrun was not counted");
    }

    private void Settle(long id)
    {
        var wasBeingJudged = IsDiscarded(id) && !_isReset;
        _settled.Add(id).ShouldBeTrue("a result was settled twice");
        if (_overrunExpected)
        {
            return;
        }

        if (_isReset)
        {
            Discarded++;
            _buffered--;
        }
        else if (wasBeingJudged)
        {
            Discarded++;
        }
        else
        {
            _ackOf.ShouldBe(id, "a result went that the PLC had not seen");
            Acknowledged++;
            _buffered--;
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>Whether a reset came while the part was judged.</summary>
    private bool IsDiscarded(long id) => id <= _discardedUpTo && !_settled.Contains(id);
}
