using AnyShot.Edge.Hosting;
using MQTTnet;

namespace AnyShot.Edge.Mqtt;

/// <summary>
/// Retained <c>availability</c>: online after the first real inference, offline before it and after an orderly stop; the will says offline when we
/// vanish.
/// </summary>
public sealed class AvailabilityTopic(MqttTopics topics, RetainedTopics retained, AgentReadiness readiness)
{
    public const string Online = "online";
    public const string Offline = "offline";

    /// <summary>Runs until the token is cancelled, as the other topics do.</summary>
    public async Task RunAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        if (!readiness.IsReady)
        {
            await SayAsync(client, Offline, cancellationToken).ConfigureAwait(false);
            await readiness.Ready.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        await SayAsync(client, Online, cancellationToken).ConfigureAwait(false);
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
    }

    public Task SayOfflineAsync(IMqttClient client, CancellationToken cancellationToken) => SayAsync(client, Offline, cancellationToken);

    private Task SayAsync(IMqttClient client, string text, CancellationToken cancellationToken) =>
        retained.PublishAsync(client, MqttMessages.RetainedText(topics.Availability, text), cancellationToken);
}
