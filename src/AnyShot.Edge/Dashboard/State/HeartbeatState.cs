namespace AnyShot.Edge.Dashboard.State;

/// <summary>Proof of life of the inspection loop.</summary>
/// <param name="Counter">+1 every 500 ms while the loop runs.</param>
/// <param name="AgeMs">Since the loop last came round.</param>
public sealed record HeartbeatState(uint Counter, double AgeMs);
