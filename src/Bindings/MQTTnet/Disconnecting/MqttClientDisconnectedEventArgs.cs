using MQTTnet.Packets;

namespace MQTTnet;

/// <summary>The connection has ended, or could not be made.</summary>
public sealed class MqttClientDisconnectedEventArgs(
    bool clientWasConnected,
    MqttClientConnectResult? connectResult,
    MqttClientDisconnectReason reason,
    string? reasonString,
    List<MqttUserProperty>? userProperties,
    Exception? exception) : EventArgs
{
    public bool ClientWasConnected { get; } = clientWasConnected;

    /// <summary>The refusal, when the broker refused the connection.</summary>
    public MqttClientConnectResult? ConnectResult { get; } = connectResult;

    /// <summary>What broke the connection; null when either side ended it in order.</summary>
    public Exception? Exception { get; } = exception;

    public MqttClientDisconnectReason Reason { get; } = reason;

    public string? ReasonString { get; } = reasonString;

    public List<MqttUserProperty>? UserProperties { get; } = userProperties;
}
