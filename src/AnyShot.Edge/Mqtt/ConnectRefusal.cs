using MQTTnet;

namespace AnyShot.Edge.Mqtt;

/// <summary>A broker's refusal of CONNECT in words.</summary>
internal static class ConnectRefusal
{
    /// <summary>One sentence that names what to check.</summary>
    public static string Sentence(MqttOptions options, MqttClientConnectResult refusal)
    {
        var broker = $"{options.Host}:{options.Port}";
        return refusal.ResultCode switch
        {
            MqttClientConnectResultCode.BadUserNameOrPassword or MqttClientConnectResultCode.NotAuthorized => options.UserName.Length == 0
                ? $"The broker {broker} refused a connection without user name: set mqtt.userName and mqtt.passwordFile."
                : $"The broker {broker} refused the user \"{options.UserName}\" or its password: check mqtt.userName and mqtt.passwordFile.",
            _ => $"The broker {broker} refused the connection: {refusal.ResultCode}{(string.IsNullOrEmpty(refusal.ReasonString) ? "" : $", {refusal.ReasonString}")}.",
        };
    }
}
