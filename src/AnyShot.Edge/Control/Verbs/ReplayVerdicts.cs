using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>replay</c>: verdicts that the broker had taken are sent again, for a consumer that lost them.</summary>
internal sealed class ReplayVerdicts(AgentOptions agent, IOutbox outbox, ReplaySchedule? schedule = null) : ControlVerb<ReplayBody>(ControlVerbs.Replay, ControlJson.Default.ReplayBody)
{
    protected override Task<ControlReply> DoAsync(string id, ReplayBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (body.AfterInspectionId is < 0)
        {
            throw new ControlRefusal(ControlOutcome.Invalid, "afterInspectionId must be 0 or more.");
        }

        if (!agent.Mqtt.Enabled)
        {
            throw new ControlRefusal(ControlOutcome.Conflict, "MQTT is switched off.");
        }

        var count = outbox.Replay(SinkNames.Mqtt, body.AfterInspectionId ?? 0);
        schedule?.Ask();
        return Task.FromResult(Done(id, $"{count} verdicts are sent again.", new ReplayData(count), ControlJson.Default.ReplayData));
    }
}
