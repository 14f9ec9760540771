using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>certificate/trust</c>.</summary>
public sealed record CertificateTrustBody : ControlBody
{
    [Description("SHA-256 or SHA-1 of the OPC UA client's certificate, hexadecimal.")]
    public required string Fingerprint { get; init; }

    [Description("True (the default) trusts a certificate that was refused; false refuses one that was trusted.")]
    public bool Trusted { get; init; } = true;
}
