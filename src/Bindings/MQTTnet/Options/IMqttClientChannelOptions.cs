namespace MQTTnet;

/// <summary>How to reach the broker.</summary>
public interface IMqttClientChannelOptions
{
    MqttClientTlsOptions TlsOptions { get; }
}
