namespace MQTTnet.Formatter;

/// <summary>Level of the protocol, as in the CONNECT packet.</summary>
public enum MqttProtocolVersion
{
    Unknown = 0,
    V310 = 3,
    V311 = 4,
    V500 = 5,
}
