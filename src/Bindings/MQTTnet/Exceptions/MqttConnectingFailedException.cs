using MQTTnet.Exceptions;

namespace MQTTnet.Adapter;

/// <summary>The broker was reached, but ended the connection before it answered CONNECT.</summary>
public sealed class MqttConnectingFailedException : MqttCommunicationException
{
    public MqttConnectingFailedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
