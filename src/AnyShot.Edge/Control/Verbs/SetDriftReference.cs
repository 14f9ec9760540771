using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Drift;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>drift/reference</c>: the parts look otherwise than they did, and are meant to.</summary>
internal sealed class SetDriftReference(AgentOptions options, DriftWatch? watch = null) : ControlVerb<DriftReferenceBody>(ControlVerbs.DriftReference, ControlJson.Default.DriftReferenceBody)
{
    /// <summary>Doing it again would throw away what was collected meanwhile.</summary>
    public override bool IsRepeatable => false;

    protected override Task<ControlReply> DoAsync(string id, DriftReferenceBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (watch is null)
        {
            throw new ControlRefusal(ControlOutcome.Unavailable, "Drift is not watched (drift.enabled).");
        }

        if (string.IsNullOrWhiteSpace(body.Why))
        {
            throw new ControlRefusal(ControlOutcome.Invalid, "A new reference needs a reason (why): what was changed on purpose.");
        }

        var camera = string.IsNullOrEmpty(body.Camera) ? null : body.Camera;
        var cameras = watch.Renew(camera, caller, body.Why);
        return cameras.Count == 0
            ? throw new ControlRefusal(ControlOutcome.NotFound, $"There is no camera \"{BodyReader.Quote(camera ?? "")}\".")
            : Task.FromResult(Done(id, $"The next {options.Drift.ReferenceParts} parts of {(cameras.Count == 1 ? $"camera {cameras[0]}" : "each camera")} are the new reference of drift."));
    }
}
