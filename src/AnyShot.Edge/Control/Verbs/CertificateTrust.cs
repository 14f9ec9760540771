using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Security;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>certificate/trust</c>: lets an OPC UA client in that was refused, or out again, from its next connection on; with a line in the audit log.</summary>
internal sealed class CertificateTrust(DeviceConfiguration configuration, IClassRegistry registry) : ControlVerb<CertificateTrustBody>(ControlVerbs.CertificateTrust, ControlJson.Default.CertificateTrustBody)
{
    // Done twice it finds nothing to move.
    public override bool IsRepeatable => false;

    protected override async Task<ControlReply> DoAsync(string id, CertificateTrustBody body, Caller caller, CancellationToken cancellationToken)
    {
        var trust = OpcUaTrust.Of(configuration);
        var (subject, fingerprint) = trust.Find(body.Fingerprint, isTrusted: !body.Trusted) ?? throw Unknown(body);
        // First the log: what it does not take is not done.
        var what = $"{(body.Trusted ? "trust" : "refuse")} the OPC UA client {BodyReader.Quote(subject)} at station {configuration.Options.Station.Name}, SHA-256 {fingerprint}";
        await registry.ChangeAsync(new ClassChange.Note(what), caller, body.Why ?? "", id, cancellationToken).ConfigureAwait(false);
        _ = (body.Trusted ? trust.Trust(fingerprint) : trust.Refuse(fingerprint)) ?? throw Unknown(body);
        return Done(id, $"{subject} is {(body.Trusted ? "trusted" : "refused")} from its next connection on.");
    }

    private static ControlRefusal Unknown(CertificateTrustBody body) => new(ControlOutcome.NotFound, $"No {(body.Trusted ? "refused" : "trusted")} certificate has this fingerprint.");
}
