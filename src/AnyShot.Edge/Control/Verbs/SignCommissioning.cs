using AnyShot.Edge.Classes;
using AnyShot.Edge.Commissioning;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>commissioning/sign</c>: signs what the commissioning found, with an entry in the audit log.</summary>
internal sealed class SignCommissioning(Func<CommissioningWork> find, IClassRegistry registry) : ControlVerb<CommissioningSignBody>(ControlVerbs.CommissioningSign, ControlJson.Default.CommissioningSignBody)
{
    private const int LongestStatement = 1000;

    protected override async Task<ControlReply> DoAsync(string id, CommissioningSignBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Name == HttpCaller.Anonymous)
        {
            throw new ControlRefusal(ControlOutcome.Forbidden, "A commissioning is signed by a person: log in first.");
        }

        if (PrintableText.Fault(body.Statement, LongestStatement) is { } fault || string.IsNullOrWhiteSpace(body.Statement))
        {
            throw new ControlRefusal(ControlOutcome.Invalid, $"The statement has 1 to {LongestStatement} printable characters.");
        }

        // Signed first, then in the audit log: a request that was cut off between the two is sent again under its id and makes the entry.
        var signed = find().Sign(caller, body.Statement.Trim(), body.Digest, id);
        await registry.ChangeAsync(new ClassChange.Note($"sign commissioning {signed.Number}, SHA-256 {signed.Digest}"), caller, body.Why ?? "", id, cancellationToken).ConfigureAwait(false);
        return Done(id, $"Commissioning {signed.Number} is signed by {caller.Name}.");
    }
}
