namespace AnyShot.Edge.Mqtt;

/// <summary>The local broker cannot be started; the message says why and what to do.</summary>
public sealed class LocalBrokerException(string message, Exception? inner = null) : Exception(message, inner);
