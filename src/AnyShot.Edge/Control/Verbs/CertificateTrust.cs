using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Security;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>certificate/trust</c>: lets an OPC UA client in that was refused, or out again, from its next connection on.</summary>
internal sealed class CertificateTrust(DeviceConfiguration configuration) : ControlVerb<CertificateTrustBody>(ControlVerbs.CertificateTrust, ControlJson.Default.CertificateTrustBody)
{
    // Done twice it finds nothing to move.
    public override bool IsRepeatable => false;

    protected override Task<ControlReply> DoAsync(string id, CertificateTrustBody body, Caller caller, CancellationToken cancellationToken)
    {
        var trust = OpcUaTrust.Of(configuration);
        var subject = body.Trusted ? trust.Trust(body.Fingerprint) : trust.Refuse(body.Fingerprint);
        return subject is null
            ? throw new ControlRefusal(ControlOutcome.NotFound, body.Trusted ? "No refused certificate has this fingerprint." : "No trusted certificate has this fingerprint.")
            : Task.FromResult(Done(id, body.Trusted ? $"{subject} is trusted from its next connection on." : $"{subject} is refused from its next connection on."));
    }
}
