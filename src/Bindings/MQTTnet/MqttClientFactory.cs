namespace MQTTnet;

/// <summary>Where everything starts.</summary>
#pragma warning disable CA1822 // Instance methods, as in the official package.
public class MqttClientFactory
{
    public IMqttClient CreateMqttClient() => new MqttClient();

    public MqttClientOptionsBuilder CreateClientOptionsBuilder() => new();

    public MqttClientDisconnectOptionsBuilder CreateClientDisconnectOptionsBuilder() => new();

    public MqttApplicationMessageBuilder CreateApplicationMessageBuilder() => new();

    public MqttClientSubscribeOptionsBuilder CreateSubscribeOptionsBuilder() => new();

    public MqttClientUnsubscribeOptionsBuilder CreateUnsubscribeOptionsBuilder() => new();
}
