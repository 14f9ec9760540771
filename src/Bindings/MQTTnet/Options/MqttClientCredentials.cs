namespace MQTTnet;

/// <summary>Fixed user name and password.</summary>
public sealed class MqttClientCredentials(string? userName, byte[]? password = null) : IMqttClientCredentialsProvider
{
    public byte[]? GetPassword(MqttClientOptions clientOptions) => password;

    public string? GetUserName(MqttClientOptions clientOptions) => userName;
}
