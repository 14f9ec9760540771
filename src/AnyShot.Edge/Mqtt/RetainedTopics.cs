using System.Collections.Concurrent;
using MQTTnet;

namespace AnyShot.Edge.Mqtt;

/// <summary>Publishes retained messages and says once for each topic when the broker refuses it.</summary>
public sealed partial class RetainedTopics(ILogger<RetainedTopics> log)
{
    private readonly ConcurrentDictionary<string, bool> _refused = new();

    /// <exception cref="MQTTnet.Exceptions.MqttCommunicationException">The connection ended.</exception>
    public async Task PublishAsync(IMqttClient client, MqttApplicationMessage message, CancellationToken cancellationToken)
    {
        var result = await client.PublishAsync(message, cancellationToken).ConfigureAwait(false);
        if (result.IsSuccess)
        {
            _refused.TryRemove(message.Topic, out _);
        }
        else if (_refused.TryAdd(message.Topic, true))
        {
            LogRefused(message.Topic, result.ReasonCode);
        }
    }

    [LoggerMessage(4020, LogLevel.Warning, "The broker refuses {Topic} ({Reason}): check its access list")]
    private partial void LogRefused(string topic, MqttClientPublishReasonCode reason);
}
