namespace MQTTnet;

/// <summary>A connection is about to be tried.</summary>
public sealed class MqttClientConnectingEventArgs(MqttClientOptions clientOptions) : EventArgs
{
    public MqttClientOptions ClientOptions { get; } = clientOptions;
}
