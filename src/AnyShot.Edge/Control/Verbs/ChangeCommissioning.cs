using AnyShot.Edge.Commissioning;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>commissioning/change</c>: one move in the work on a commissioning.</summary>
internal sealed class ChangeCommissioning(Func<CommissioningWork> find) : ControlVerb<CommissioningChangeBody>(ControlVerbs.CommissioningChange, ControlJson.Default.CommissioningChangeBody)
{
    private const int UsualParts = 30;

    protected override async Task<ControlReply> DoAsync(string id, CommissioningChangeBody body, Caller caller, CancellationToken cancellationToken)
    {
        var work = find();
        var kind = body.Kind ?? RunKind.Good;
        switch (body.Action)
        {
            case CommissioningAction.Start:
                work.Start(caller.Name);
                return Done(id, "The commissioning is under way.");
            case CommissioningAction.Step:
                work.GoTo(body.Step ?? throw Needs("step"));
                return Done(id, $"Step {body.Step}.");
            case CommissioningAction.Camera:
                work.Choose(body.Camera ?? throw Needs("camera"));
                return Done(id, $"Camera {body.Camera} is commissioned.");
            case CommissioningAction.Run:
                work.Run(kind, body.Parts ?? UsualParts);
                return Done(id, "The run has begun: the next parts count.");
            case CommissioningAction.Stop:
                work.Stop(kind);
                return Done(id, "The run is stopped.");
            case CommissioningAction.Answer:
                work.Answer(kind, body.InspectionId ?? throw Needs("inspectionId"), body.IsGood ?? throw Needs("isGood"));
                return Done(id, $"Inspection {body.InspectionId} is {(body.IsGood.Value ? "a good part" : "no good part")}.");
            case CommissioningAction.Check:
                await work.CheckAsync(body.LimitMs ?? throw Needs("limitMs"), cancellationToken).ConfigureAwait(false);
                return Done(id, "Latency and connections are checked.");
            default:
                work.Discard();
                return Done(id, "The commissioning that was under way is dropped.");
        }
    }

    private static ControlRefusal Needs(string key) => new(ControlOutcome.Invalid, $"The key \"{key}\" is missing.");
}
