namespace AnyShot.Edge.OpcUa;

/// <summary>The server process could not start or did not keep to the protocol; the message is one sentence for a technician.</summary>
internal sealed class TagServerException(string message, Exception? inner = null) : Exception(message, inner);
