namespace MQTTnet.Exceptions;

/// <summary>An answer of the broker did not come in time, or the caller no longer waits for it.</summary>
public sealed class MqttCommunicationTimedOutException : MqttCommunicationException
{
    public MqttCommunicationTimedOutException()
        : base("The broker did not answer in time.")
    {
    }

    public MqttCommunicationTimedOutException(Exception? innerException)
        : base("The broker did not answer in time.", innerException)
    {
    }
}
