namespace MQTTnet.Protocol;

/// <summary>How surely a message arrives.</summary>
public enum MqttQualityOfServiceLevel
{
    AtMostOnce = 0,
    AtLeastOnce = 1,
    ExactlyOnce = 2,
}
