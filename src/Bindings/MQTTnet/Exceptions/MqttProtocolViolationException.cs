namespace MQTTnet.Exceptions;

/// <summary>What was asked for cannot be said in MQTT.</summary>
public class MqttProtocolViolationException : Exception
{
    public MqttProtocolViolationException(string message)
        : base(message)
    {
    }
}
