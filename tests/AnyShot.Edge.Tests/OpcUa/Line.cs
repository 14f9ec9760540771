using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Tests.Outbox;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>Camera and inspection as a test wants them: takes a part when it is triggered, judges it into the outbox.</summary>
internal sealed class Line(IOutbox outbox) : IPlcTrigger
{
    private readonly List<TriggerCommand> _waiting = [];
    private int _judged;

    /// <summary>What the camera says to a trigger.</summary>
    public TriggerOutcome Outcome { get; set; } = TriggerOutcome.Accepted;

    /// <summary>False: the test takes and judges parts itself.</summary>
    public bool IsAutomatic { get; set; } = true;

    /// <summary>Parts that were triggered and not judged.</summary>
    public IReadOnlyList<TriggerCommand> Waiting
    {
        get
        {
            lock (_waiting)
            {
                return [.. _waiting];
            }
        }
    }

    public TriggerOutcome Trigger(string camera, TriggerCommand command)
    {
        camera.ShouldBe("top");
        if (Outcome != TriggerOutcome.Accepted)
        {
            return Outcome;
        }

        lock (_waiting)
        {
            _waiting.Add(command);
        }

        if (IsAutomatic)
        {
            _ = Task.Run(() =>
            {
                command.RaiseTaken();
                Judge(command);
            });
        }

        return TriggerOutcome.Accepted;
    }

    /// <summary>Judges a part, unless it has been given up.</summary>
    public bool Judge(TriggerCommand command)
    {
        lock (_waiting)
        {
            _waiting.Remove(command);
            if (!command.TryAnswer())
            {
                return false;
            }

            var fails = ++_judged % 3 == 0;
            outbox.Append([Verdicts.New(command.PartId, fails ? Decision.Fail : Decision.Pass, fails ? 2 : 1, fails ? "scratch" : "good") with { InspectionId = command.InspectionId }]);
            return true;
        }
    }
}
