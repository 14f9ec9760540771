namespace AnyShot.Edge.OpcUa;

/// <summary>Parts since the start of the agent whose likeliest class is one and the same.</summary>
/// <param name="Parts">Passed or failed as this class.</param>
/// <param name="Unsure">Unsure, with this class as the likeliest.</param>
public readonly record struct ClassTally(uint Parts, uint Unsure);
