namespace AnyShot.Edge.Outbox;

/// <summary>The outbox cannot take a verdict; the message says which limit or which disk.</summary>
public sealed class OutboxFullException(string message, Exception? inner = null) : Exception(message, inner);
