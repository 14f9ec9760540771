namespace AnyShot.Edge.Outbox;

/// <summary>What a sink still owes.</summary>
public readonly record struct SinkBacklog(long Pending, TimeSpan OldestAge);
