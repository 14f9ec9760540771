using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>configuration/apply</c>: another device configuration, with which the agent starts anew, and from which it goes back where it does not run.</summary>
internal sealed class ConfigurationApply(ConfigurationDesk desk) : ControlVerb<ConfigurationApplyBody>(ControlVerbs.ConfigurationApply, ControlJson.Default.ConfigurationApplyBody)
{
    public override bool IsRepeatable => false;

    protected override async Task<ControlReply> DoAsync(string id, ConfigurationApplyBody body, Caller caller, CancellationToken cancellationToken)
    {
        var why = body.Why?.Trim() ?? "";
        if (why.Length == 0)
        {
            throw new ControlRefusal(ControlOutcome.Invalid, "A configuration needs a reason (why), for the history.");
        }

        if (body.Expected.Length != 64)
        {
            throw new ControlRefusal(ControlOutcome.Invalid, "expected must be the digest that was read with the configuration.");
        }

        using var turn = await desk.BeginAsync(cancellationToken).ConfigureAwait(false);
        var (utf8, check) = desk.Check(body.Text);
        await desk.WriteAsync(utf8, check, body.Expected, restarts: true, "apply configuration", why, id, caller, cancellationToken).ConfigureAwait(false);
        return Done(id, "The configuration is written and the agent starts with it; should it not run, the one before comes back by itself.");
    }
}
