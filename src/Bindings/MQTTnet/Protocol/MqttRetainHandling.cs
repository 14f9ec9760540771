namespace MQTTnet.Protocol;

/// <summary>Which retained messages a new subscription receives (MQTT 5).</summary>
public enum MqttRetainHandling
{
    SendAtSubscribe = 0,
    SendAtSubscribeIfNewSubscriptionOnly = 1,
    DoNotSendOnSubscribe = 2,
}
