namespace AnyShot.Edge.Sparkplug;

/// <summary>What a STATE message says.</summary>
/// <param name="IsOnline">The host application is online.</param>
/// <param name="Timestamp">Milliseconds since 1970 at which its session with the broker began, or at which it left.</param>
internal readonly record struct PrimaryHostState(bool IsOnline, long Timestamp);
