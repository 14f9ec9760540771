using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>trigger</c>: the next frame of a camera is a part.</summary>
internal sealed class TriggerNow(AgentOptions agent, ICameraViews cameras) : ControlVerb<TriggerBody>(ControlVerbs.Trigger, ControlJson.Default.TriggerBody)
{
    private const int LongestPartId = 80;

    public override bool IsRepeatable => false;

    protected override Task<ControlReply> DoAsync(string id, TriggerBody body, Caller caller, CancellationToken cancellationToken)
    {
        var partId = body.PartId ?? "";
        if (partId.Length > LongestPartId || partId.Any(char.IsControl))
        {
            throw new ControlRefusal(ControlOutcome.Invalid, $"partId must have at most {LongestPartId} printable characters.");
        }

        var camera = body.Camera ?? (agent.Cameras.Count == 1 ? agent.Cameras[0].Name : throw new ControlRefusal(ControlOutcome.Invalid, "The key \"camera\" is missing, and there are several cameras."));
        return Task.FromResult(cameras.Trigger(camera, partId) switch
        {
            TriggerOutcome.Accepted => Done(id, $"The next frame of {camera} is the part."),
            TriggerOutcome.OtherTriggerMode => throw new ControlRefusal(ControlOutcome.Conflict, $"Camera {camera} is not triggered by command; set its trigger.mode to command."),
            TriggerOutcome.Missed => throw new ControlRefusal(ControlOutcome.Conflict, $"Camera {camera} still waits for the frame of the command before."),
            TriggerOutcome.NoFrames => throw new ControlRefusal(ControlOutcome.Unavailable, $"Camera {camera} delivers no frames now."),
            TriggerOutcome.Maintenance => throw new ControlRefusal(ControlOutcome.Conflict, "The station is in maintenance: nothing is judged."),
            _ => throw new ControlRefusal(ControlOutcome.NotFound, $"There is no camera \"{BodyReader.Quote(camera)}\"."),
        });
    }
}
