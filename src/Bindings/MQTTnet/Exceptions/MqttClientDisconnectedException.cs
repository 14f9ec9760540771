namespace MQTTnet.Exceptions;

/// <summary>The connection ended while the operation waited for the broker; whether the broker took the message is not known.</summary>
public sealed class MqttClientDisconnectedException : MqttCommunicationException
{
    public MqttClientDisconnectedException(Exception? innerException)
        : base("The connection ended before the broker answered.", innerException)
    {
    }
}
