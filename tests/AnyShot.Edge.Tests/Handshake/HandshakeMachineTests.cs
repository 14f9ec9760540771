using AnyShot.Edge.Handshake;

namespace AnyShot.Edge.Tests.Handshake;

/// <summary>The rules of the handshake, one by one; how they work together is simulated.</summary>
public sealed class HandshakeMachineTests
{
    private TimeSpan _now;

    [Fact]
    public void Level_AcknowledgementFallsWithTheTrigger_AndTheNextResultWaitsForResultAckToFall()
    {
        var machine = Machine(HandshakeMode.Level);
        Trigger(machine, 1);
        machine.Signals.TriggerAck.ShouldBeTrue();
        machine.Signals.Ready.ShouldBeFalse();
        machine.Write(HandshakeCommand.Trigger, false, _now);
        machine.Signals.TriggerAck.ShouldBeFalse();
        machine.Exposed(1);
        machine.Signals.Ready.ShouldBeTrue("the next part may come while this one is judged");
        Trigger(machine, 2);
        machine.Result(1, _now);
        machine.Result(2, _now);
        Effects(machine).ShouldBe([new HandshakeEffect.Show(1)]);
        machine.Write(HandshakeCommand.ResultAck, true, _now);
        machine.Signals.ResultValid.ShouldBeFalse();
        Effects(machine).ShouldBe([new HandshakeEffect.Settle(1)]);
        machine.Write(HandshakeCommand.ResultAck, false, _now);
        machine.Signals.ResultValid.ShouldBeTrue();
        Effects(machine).ShouldBe([new HandshakeEffect.Show(2)]);
    }

    [Fact]
    public void Level_ResultAckThatStandsFromBefore_AcknowledgesNothing()
    {
        var machine = Machine(HandshakeMode.Level);
        machine.Write(HandshakeCommand.ResultAck, true, _now);
        Trigger(machine, 1);
        machine.Result(1, _now);
        machine.Signals.ResultValid.ShouldBeFalse("it would be acknowledged unseen");
        machine.Write(HandshakeCommand.ResultAck, false, _now);
        machine.Signals.ResultValid.ShouldBeTrue();
    }

    [Fact]
    public void Pulse_SignalsFallByThemselves_AndResultValidStaysDownBetweenTwoResults()
    {
        var machine = Machine(HandshakeMode.Pulse);
        Trigger(machine, 1);
        machine.Write(HandshakeCommand.Trigger, false, _now);
        machine.Signals.TriggerAck.ShouldBeTrue();
        machine.Exposed(1);
        Pass(machine, 100);
        machine.Signals.TriggerAck.ShouldBeFalse();
        Trigger(machine, 2);
        machine.Result(1, _now);
        machine.Result(2, _now);
        machine.Write(HandshakeCommand.ResultAck, true, _now);
        machine.Signals.ResultValid.ShouldBeFalse();
        Pass(machine, 99);
        machine.Signals.ResultValid.ShouldBeFalse();
        Pass(machine, 1);
        machine.Signals.ResultValid.ShouldBeTrue();
        Effects(machine).ShouldBe([new HandshakeEffect.Show(1), new HandshakeEffect.Settle(1), new HandshakeEffect.Show(2)]);
        // Still up from the first result: only a new edge acknowledges the second.
        machine.Write(HandshakeCommand.ResultAck, true, _now);
        machine.Signals.ResultValid.ShouldBeTrue();
    }

    [Fact]
    public void Deadline_OfAPart_GivesItUpOnce()
    {
        var machine = Machine(HandshakeMode.Level);
        Trigger(machine, 1);
        machine.NextDeadline.ShouldBe(TimeSpan.FromSeconds(5));
        Pass(machine, 5000);
        Effects(machine).ShouldBe([new HandshakeEffect.GiveUp(1)]);
        Pass(machine, 5000);
        Effects(machine).ShouldBeEmpty();
        machine.NextDeadline.ShouldBeNull();
        machine.Signals.Busy.ShouldBeTrue("its answer is on its way");
        machine.Result(1, _now);
        machine.Signals.Busy.ShouldBeFalse();
    }

    private static List<HandshakeEffect> Effects(HandshakeMachine machine)
    {
        var effects = new List<HandshakeEffect>();
        while (machine.TryTakeEffect(out var effect))
        {
            effects.Add(effect);
        }

        return effects;
    }

    private HandshakeMachine Machine(HandshakeMode mode)
    {
        var machine = new HandshakeMachine(new HandshakeOptions { Mode = mode });
        machine.Works(true, true);
        machine.Write(HandshakeCommand.TriggerEnable, true, _now);
        return machine;
    }

    private void Trigger(HandshakeMachine machine, long id)
    {
        machine.WritePartId($"P-{id}");
        machine.Write(HandshakeCommand.Trigger, true, _now);
        Effects(machine).ShouldBe([new HandshakeEffect.Acquire($"P-{id}")]);
        machine.Accepted(id, _now);
    }

    private void Pass(HandshakeMachine machine, int milliseconds)
    {
        _now += TimeSpan.FromMilliseconds(milliseconds);
        machine.Advance(_now);
    }
}
