using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>commissioning/sign</c>.</summary>
public sealed record CommissioningSignBody : ControlBody
{
    [Description("Digest of the summary that the signer has seen (summaryDigest of GET /api/commissioning).")]
    public required string Digest { get; init; }

    [Description("What the signer states, 1 to 1000 characters.")]
    public required string Statement { get; init; }
}
