using MQTTnet.Exceptions;
using MQTTnet.Native;
using MQTTnet.Protocol;

namespace MQTTnet.Network;

/// <summary>Reads a CONNACK of either protocol version.</summary>
internal static class ConnectAnswer
{
    public static MqttClientConnectResult Read(bool isVersion5, int reason, bool isSessionPresent, Properties properties)
    {
        if (!isVersion5)
        {
            return new MqttClientConnectResult { ResultCode = FromReturnCode(reason), IsSessionPresent = isSessionPresent };
        }
        return new MqttClientConnectResult
        {
            ResultCode = (MqttClientConnectResultCode)reason,
            IsSessionPresent = isSessionPresent,
            ReasonString = properties.String(PropertyId.ReasonString),
            AssignedClientIdentifier = properties.String(PropertyId.AssignedClientIdentifier),
            MaximumPacketSize = properties.Int32(PropertyId.MaximumPacketSize),
            MaximumQoS = (MqttQualityOfServiceLevel)(properties.Byte(PropertyId.MaximumQos) ?? (byte)MqttQualityOfServiceLevel.ExactlyOnce),
            ReceiveMaximum = properties.Int16(PropertyId.ReceiveMaximum),
            ResponseInformation = properties.String(PropertyId.ResponseInformation),
            RetainAvailable = properties.Byte(PropertyId.RetainAvailable) != 0,
            ServerKeepAlive = properties.Int16(PropertyId.ServerKeepAlive) ?? 0,
            ServerReference = properties.String(PropertyId.ServerReference),
            SessionExpiryInterval = properties.Int32(PropertyId.SessionExpiryInterval),
            SharedSubscriptionAvailable = properties.Byte(PropertyId.SharedSubscriptionAvailable) != 0,
            SubscriptionIdentifiersAvailable = properties.Byte(PropertyId.SubscriptionIdentifierAvailable) != 0,
            TopicAliasMaximum = properties.Int16(PropertyId.TopicAliasMaximum) ?? 0,
            UserProperties = properties.UserProperties(),
            WildcardSubscriptionAvailable = properties.Byte(PropertyId.WildcardSubscriptionAvailable) != 0,
        };
    }

    private static MqttClientConnectResultCode FromReturnCode(int code) => code switch
    {
        0 => MqttClientConnectResultCode.Success,
        1 => MqttClientConnectResultCode.UnsupportedProtocolVersion,
        2 => MqttClientConnectResultCode.ClientIdentifierNotValid,
        3 => MqttClientConnectResultCode.ServerUnavailable,
        4 => MqttClientConnectResultCode.BadUserNameOrPassword,
        5 => MqttClientConnectResultCode.NotAuthorized,
        _ => throw new MqttProtocolViolationException($"The broker answered CONNECT with the unknown code {code}."),
    };
}
