using AnyShot.Edge.Configuration;
using AnyShot.Edge.Mqtt;
using MQTTnet;
using MQTTnet.Exceptions;

namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>
/// Connects to the broker with the settings of the configuration, under a name of its own: with the agent's client id it would throw a running agent out.
/// Publishes nothing and leaves no session behind.
/// </summary>
internal sealed class BrokerCheck(DeviceConfiguration configuration) : IDoctorCheck
{
    private readonly MqttOptions _mqtt = configuration.Options.Mqtt;

    public string Name => "broker";

    private string Broker => $"{_mqtt.Host}:{_mqtt.Port}";

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var agent = new MqttSettings(configuration, new MqttTopics(configuration.Options.Station, _mqtt), TimeProvider.System).Read();
            using var client = new MqttClientFactory().CreateMqttClient();
            var result = await client.ConnectAsync(
                new MqttClientOptions
                {
                    ChannelOptions = agent.ChannelOptions,
                    Credentials = agent.Credentials,
                    ProtocolVersion = agent.ProtocolVersion,
                    ClientId = $"anyshot-doctor-{Guid.NewGuid():N}",
                },
                cancellationToken);
            if (result.ResultCode != MqttClientConnectResultCode.Success)
            {
                return Finding.Fail(
                    $"{Broker} refuses the connection: {result.ResultCode}.",
                    "Check mqtt.userName, mqtt.passwordFile and mqtt.certificateFile, and what the broker's log says.");
            }

            await client.DisconnectAsync(new MqttClientDisconnectOptions(), cancellationToken);
            return Finding.Ok($"{Broker} accepts MQTT {_mqtt.Version}{(_mqtt.Tls ? " over TLS" : "")}.");
        }
        catch (MqttSettingsException error)
        {
            return Finding.Fail(error.Message, "Correct the path, or make the file readable for the agent's user.");
        }
        catch (MqttCommunicationException error) when (BrokerCertificateException.In(error) is { } refused)
        {
            return Finding.Fail(refused.Message, "Correct mqtt.host, mqtt.caFile or mqtt.crlFile, or have the broker's certificate renewed.");
        }
        catch (MqttCommunicationException error)
        {
            return Finding.Fail($"{Broker} cannot be reached: {error.Message}", "Check mqtt.host, mqtt.port and mqtt.tls, the network, and that the broker runs (only the demo starts one itself).");
        }
    }
}
