using System.Text.Json;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using MQTTnet;

namespace AnyShot.Edge.Mqtt;

/// <summary>Retained <c>health</c>, at connecting and then in regular intervals.</summary>
public sealed class HealthTopic(
    MqttTopics topics,
    MqttMessages messages,
    RetainedTopics retained,
    IServiceProvider services,
    IOutbox outbox,
    StationOptions station,
    MqttOptions options,
    TimeProvider time)
{
    public async Task RunAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.HealthInterval, time);
        do
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(Compose(), MqttJson.Default.HealthMessage);
            await retained.PublishAsync(client, messages.RetainedJson(topics.Health, json), cancellationToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    private HealthMessage Compose()
    {
        // Asked for here and not in the constructor: a health source may itself depend on what the publisher depends on.
        HealthReport[] parts = [.. services.GetServices<IHealthSource>().SelectMany(s => s.Report())];
        var worst = parts.Length == 0 ? HealthStatus.Ok : parts.Max(p => p.Status);
        return new HealthMessage(station.Name, time.GetUtcNow(), worst, parts, outbox.Backlog(SinkNames.Mqtt).Pending, outbox.Counts().Total);
    }
}
