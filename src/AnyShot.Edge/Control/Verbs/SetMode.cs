using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>mode</c>.</summary>
internal sealed class SetMode(ModeSwitch mode) : ControlVerb<ModeBody>(ControlVerbs.Mode, ControlJson.Default.ModeBody)
{
    protected override Task<ControlReply> DoAsync(string id, ModeBody body, Caller caller, CancellationToken cancellationToken)
    {
        mode.Set(body.Mode);
        return Task.FromResult(Done(id, body.Mode == OperatingMode.Automatic ? "Parts are judged." : "Nothing is judged until the mode is automatic again."));
    }
}
