using System.Text.Json;
using System.Threading.Channels;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Inspection;
using MQTTnet;

namespace AnyShot.Edge.Mqtt;

/// <summary>Retained <c>state</c>: the newest delivered verdict and the mode. Only the newest waits to be sent, so a slow broker sees fewer states, not older ones.</summary>
public sealed class StateTopic(MqttTopics topics, MqttMessages messages, RetainedTopics retained, StationOptions station, ModeSwitch? mode = null)
{
    // A signal and not the state: what is sent is what holds when it is sent.
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private volatile Verdict? _newest;

    /// <summary>Called by the pump; older verdicts, as in a replay, do not turn the state back.</summary>
    public void Delivered(Verdict verdict)
    {
        if (verdict.InspectionId > (_newest?.InspectionId ?? 0))
        {
            _newest = verdict;
            _changed.Writer.TryWrite(true);
        }
    }

    public async Task RunAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        void OnMode(OperatingMode changed) => _changed.Writer.TryWrite(true);
        if (mode is not null)
        {
            mode.Changed += OnMode;
            // It may have changed while the broker was away.
            _changed.Writer.TryWrite(true);
        }

        try
        {
            await foreach (var _ in _changed.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await SendAsync(client, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (mode is not null)
            {
                mode.Changed -= OnMode;
            }
        }
    }

    private async Task SendAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        var verdict = _newest;
        var current = mode?.Current ?? OperatingMode.Automatic;
        if (verdict is null && current == OperatingMode.Automatic)
        {
            return;
        }

        var state = new StateMessage(station.Name, current.ToString().ToLowerInvariant(), verdict?.ClassSetRevision ?? 0, verdict);
        try
        {
            await retained.PublishAsync(client, messages.RetainedJson(topics.State, JsonSerializer.SerializeToUtf8Bytes(state, MqttJson.Default.StateMessage)), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // The next connection begins with it.
            _changed.Writer.TryWrite(true);
            throw;
        }
    }
}
