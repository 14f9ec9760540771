namespace MQTTnet.Exceptions;

/// <summary>The operation needs a connection and there is none.</summary>
public class MqttClientNotConnectedException : MqttCommunicationException
{
    public MqttClientNotConnectedException()
        : base("The client is not connected to a broker.")
    {
    }
}
