using AnyShot.Edge.Commands.Doctor;

namespace AnyShot.Edge.Commissioning;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">Such as <c>latency</c>, <c>confidence</c>, <c>camera</c>, <c>mqtt</c>, <c>opcua</c>, <c>handshake</c>, or a name of the check-up.</param>
/// <param name="Level">How it is.</param>
/// <param name="Sentence">What was found.</param>
public sealed record CommissioningCheck(string Name, FindingLevel Level, string Sentence);
