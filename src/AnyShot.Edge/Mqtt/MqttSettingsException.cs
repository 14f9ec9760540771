namespace AnyShot.Edge.Mqtt;

/// <summary>A file of the section <c>mqtt</c> cannot be used; the message names key and file. It is read again at the next attempt.</summary>
public sealed class MqttSettingsException(string message, Exception? inner = null) : Exception(message, inner);
