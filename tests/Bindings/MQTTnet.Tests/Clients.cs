using System.Threading.Channels;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace MQTTnet.Tests;

/// <summary>Short ways to a connected client and to what it receives.</summary>
internal static class Clients
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private static readonly MqttClientFactory Factory = new();

    public static MqttClientOptionsBuilder Options(TestBroker broker, MqttProtocolVersion version = MqttProtocolVersion.V500) => Factory
        .CreateClientOptionsBuilder()
        .WithTcpServer("127.0.0.1", broker.Port)
        .WithProtocolVersion(version)
        .WithTimeout(Deadline);

    public static async Task<IMqttClient> ConnectAsync(TestBroker broker, MqttProtocolVersion version = MqttProtocolVersion.V500)
    {
        var client = Factory.CreateMqttClient();
        var result = await client.ConnectAsync(Options(broker, version).Build());
        result.ResultCode.ShouldBe(MqttClientConnectResultCode.Success);
        return client;
    }

    /// <summary>Subscribes and hands out what arrives, in order.</summary>
    public static async Task<ChannelReader<MqttApplicationMessage>> ListenAsync(
        IMqttClient client, string filter, MqttQualityOfServiceLevel qos = MqttQualityOfServiceLevel.ExactlyOnce)
    {
        var arrived = System.Threading.Channels.Channel.CreateUnbounded<MqttApplicationMessage>();
        client.ApplicationMessageReceivedAsync += e =>
        {
            arrived.Writer.TryWrite(e.ApplicationMessage);
            return Task.CompletedTask;
        };
        var result = await client.SubscribeAsync(filter, qos);
        ((int)result.Items.ShouldHaveSingleItem().ResultCode).ShouldBe((int)qos);
        return arrived.Reader;
    }

    public static async Task<T> NextAsync<T>(this ChannelReader<T> reader) => await reader.ReadAsync().AsTask().WaitAsync(Deadline);
}
