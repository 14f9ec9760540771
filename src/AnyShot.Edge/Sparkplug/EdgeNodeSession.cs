using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Sparkplug.Protobuf;
using Google.Protobuf;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace AnyShot.Edge.Sparkplug;

/// <summary>
/// One connection of the edge node, from its subscriptions to its NDEATH. One loop sends everything, so that the sequence numbers follow the order on the wire.
/// </summary>
/// <remarks>
/// Sparkplug sends data with QoS 0, which nobody acknowledges. So after each batch of verdicts the subscription to NCMD is made once more: a broker works off the
/// packets of a connection in their order, so its SUBACK says that it has taken the batch. Only then the verdicts count as delivered. What was sent and not
/// confirmed when the connection ends is sent again in the next session, as history and under the same inspection ids.
/// </remarks>
internal sealed partial class EdgeNodeSession(
    IMqttClient client,
    int number,
    EdgeNode node,
    ILogger<EdgeNodeSession> log)
{
    private const int Batch = 100;
    private const int Sequences = 256;

    /// <summary>How long the broker may take to confirm.</summary>
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, DeviceLife> _devices = node.Cameras.ToDictionary(c => c, c => new DeviceLife(c, isConfigured: true), StringComparer.Ordinal);
    private readonly SemaphoreSlim _changed = new(0, 1);
    private volatile bool _isRebirthWanted;
    private bool _isBorn;
    private bool _mayInterrupt;
    private int _sequence;
    private long _sentUpTo;
    private long _looked;

    /// <summary>A command or a STATE message has come. Called by the client, one message at a time.</summary>
    public Task OnMessageAsync(MqttApplicationMessageReceivedEventArgs e)
    {
        var message = e.ApplicationMessage;
        if (node.Host.IsConfigured && message.Topic == node.Topics.HostState)
        {
            if (node.Host.Take(message.Payload) is { } reason)
            {
                LogStateIgnored(message.Topic, reason);
            }

            Wake();
        }
        else if (node.Commands.IsRebirth(message))
        {
            _isRebirthWanted = true;
            Wake();
        }

        return Task.CompletedTask;
    }

    /// <summary>Subscribes: before the births, so that no command is missed.</summary>
    /// <returns>Null, or the reason why the broker refuses.</returns>
    /// <exception cref="MqttCommunicationException">The connection ended.</exception>
    public async Task<string?> SubscribeAsync(CancellationToken cancellationToken)
    {
        string[] topics = [node.Topics.NodeCommand, .. node.Cameras.Select(node.Topics.DeviceCommand), .. node.Host.IsConfigured ? [node.Topics.HostState] : Array.Empty<string>()];
        foreach (var topic in topics)
        {
            var result = await client.SubscribeAsync(topic, MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken).ConfigureAwait(false);
            if (result.Items.First().ResultCode > MqttClientSubscribeResultCode.GrantedQoS2)
            {
                return $"refuses the subscription to {topic} ({result.Items.First().ResultCode})";
            }
        }

        return null;
    }

    /// <summary>Works until the token is cancelled, the connection ends, or the primary host leaves.</summary>
    /// <exception cref="MqttCommunicationException">The connection ended.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (!node.Host.IsPresent)
            {
                if (_isBorn)
                {
                    return;
                }

                node.Status.Set(HealthStatus.Degraded, $"Waits for the primary host application {node.Host.Id} to be online. Verdicts wait in the outbox.");
                await WaitAsync([], cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (!_isBorn || _isRebirthWanted)
            {
                await BirthAsync().ConfigureAwait(false);
            }

            var sent = await DeliverAsync(cancellationToken).ConfigureAwait(false);
            if (sent < Batch)
            {
                await LookAsync().ConfigureAwait(false);
            }

            if (sent == 0 && !_isRebirthWanted)
            {
                await WaitForWorkAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Sends what waits, unless the host has left, and says NDEATH.</summary>
    /// <param name="isStopping">The agent stops: what the inspection judged last still goes out.</param>
    public async Task EndAsync(bool isStopping)
    {
        using var patience = new CancellationTokenSource(StopPatience, node.Time);
        if (_isBorn)
        {
            while (isStopping && node.Host.IsPresent && await DeliverAsync(patience.Token).ConfigureAwait(false) > 0)
            {
            }

            // With QoS 1, as the will has it: its acknowledgement says that the broker heard it before the DISCONNECT.
            await client.PublishAsync(Message(node.Topics.NodeDeath, Death(number), MqttQualityOfServiceLevel.AtLeastOnce), patience.Token).ConfigureAwait(false);
        }

        if (node.IsVersion5)
        {
            await client.DisconnectAsync(MqttClientDisconnectOptionsReason.DisconnectWithWillMessage, cancellationToken: patience.Token).ConfigureAwait(false);
        }
        else if (_isBorn)
        {
            await client.DisconnectAsync(cancellationToken: patience.Token).ConfigureAwait(false);
        }

        // With MQTT 3.1.1 a session without a birth ends by its socket: a DISCONNECT would need an NDEATH before it, and that a birth.
    }

    /// <summary>The NDEATH of a session, also its will.</summary>
    public static byte[] Death(int number)
    {
        // No timestamp: the broker sends the will much later, and a host takes the time of its arrival.
        var bdSeq = new Payload.Types.Metric { Name = "bdSeq", Datatype = (uint)SparkplugDataType.Int64, LongValue = (ulong)number };
        return new Payload { Metrics = { bdSeq } }.ToByteArray();
    }

    // A sequence of births that has begun is ended, also when the agent stops meanwhile.
    private async Task BirthAsync()
    {
        using var patience = new CancellationTokenSource(AnswerPatience, node.Time);
        // First: a request that comes from here on is one more.
        _isRebirthWanted = false;
        if (node.Host.Session is { } session && session != node.Memory.HostSession)
        {
            // The host's session that the last verdicts went to is gone, and nobody knows what it still took in.
            if (node.Memory.HostSession is not null)
            {
                node.Metrics.Counters.Add(CounterNames.Replayed, node.Outbox.Replay(SinkNames.Sparkplug), "sink", SinkNames.Sparkplug);
                _sentUpTo = 0;
            }

            node.Memory.SentTo(session);
        }

        // Before the values are looked up: one of them is about this connection.
        node.Status.Set(HealthStatus.Ok, $"In session as {node.Topics.GroupId}/{node.Topics.EdgeNodeId}.");
        _sequence = 0;
        var now = node.Time.GetUtcNow();
        List<Payload.Types.Metric> metrics =
        [
            TagMetrics.Own("bdSeq", SparkplugDataType.Int64, number, now),
            TagMetrics.Own(NodeCommands.Rebirth, SparkplugDataType.Boolean, false, now),
            TagMetrics.Own("Properties/Product", SparkplugDataType.String, "AnyShot Edge", now),
            TagMetrics.Own("Properties/Version", SparkplugDataType.String, node.Version, now),
            .. node.Values.All().Select(TagMetrics.Birth),
        ];
        await SendAsync(node.Topics.NodeBirth, metrics, patience.Token).ConfigureAwait(false);
        (_isBorn, _mayInterrupt) = (true, false);
        foreach (var device in _devices.Values)
        {
            device.IsBorn = false;
            if (IsUp(device))
            {
                await BirthAsync(device, patience.Token).ConfigureAwait(false);
            }
        }

        _looked = node.Time.GetTimestamp();
        LogBorn(node.Topics.GroupId, node.Topics.EdgeNodeId, number);
    }

    private async Task BirthAsync(DeviceLife device, CancellationToken cancellationToken)
    {
        // Before the current verdict is looked up: one that is appended in between may be in the birth and is sent live as well.
        var newest = node.Outbox.Newest();
        device.HistoricalUpTo = newest?.InspectionId ?? 0;
        var ofThisRun = node.Current.Of(device.Id);
        var verdict = ofThisRun ?? (newest?.Camera == device.Id ? newest : null);
        var now = node.Time.GetUtcNow();
        var values = verdict is null
            ? []
            : VerdictTags.Of(verdict, isOfThisRun: ofThisRun is not null, now).ToDictionary(v => v.Path, StringComparer.Ordinal);
        var metrics = TagMetrics.OfDevice
            .Select(path => values.TryGetValue(path, out var value) ? value : new TagValue(path, null, now, TagQuality.BadWaitingForInitialData))
            .Select(TagMetrics.Birth);
        await SendAsync(node.Topics.DeviceBirth(device.Id), metrics, cancellationToken).ConfigureAwait(false);
        (device.IsBorn, device.HasGoodValues) = (true, ofThisRun is not null);
    }

    /// <summary>Sends one batch of verdicts and has it confirmed.</summary>
    /// <returns>How many were delivered.</returns>
    private async Task<int> DeliverAsync(CancellationToken cancellationToken)
    {
        var delivered = new List<long>();
        // At a stop the batch on its way is still confirmed, so that the next start need not send it again.
        using var patience = new CancellationTokenSource(AnswerPatience, node.Time);
        using var stop = cancellationToken.Register(() => patience.CancelAfter(StopPatience));
        foreach (var entry in node.Outbox.ReadPending(SinkNames.Sparkplug, _sentUpTo, Batch))
        {
            // A rebirth request stops the data, save for one batch between two births: a host that asks without end still gets its verdicts.
            if ((_isRebirthWanted && _mayInterrupt) || !node.Host.IsPresent)
            {
                break;
            }

            await SendAsync(entry, patience.Token).ConfigureAwait(false);
            delivered.Add(entry.InspectionId);
            _sentUpTo = entry.InspectionId;
        }

        _mayInterrupt = true;
        if (delivered.Count > 0)
        {
            await client.SubscribeAsync(node.Topics.NodeCommand, MqttQualityOfServiceLevel.AtLeastOnce, patience.Token).ConfigureAwait(false);
            node.Outbox.Acknowledge(SinkNames.Sparkplug, delivered);
            node.Metrics.Counters.Add(CounterNames.Acknowledged, delivered.Count, "sink", SinkNames.Sparkplug);
        }

        return delivered.Count;
    }

    private async Task SendAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        var verdict = VerdictJson.Read(entry.Json);
        if (!_devices.TryGetValue(verdict.Camera, out var device))
        {
            _devices[verdict.Camera] = device = new DeviceLife(verdict.Camera, isConfigured: false);
        }

        if (!device.IsBorn)
        {
            // Its camera is lost, or gone from the configuration, and a verdict of it still waits. The next look says DDEATH again.
            await BirthAsync(device, cancellationToken).ConfigureAwait(false);
        }

        var isHistorical = entry.IsReplay || entry.InspectionId <= device.HistoricalUpTo;
        var metrics = VerdictTags.Of(verdict, isOfThisRun: true, verdict.CapturedAt)
            .Where(v => TagMetrics.OfDevice.Contains(v.Path))
            .Select(v => TagMetrics.Data(v, isHistorical, withQuality: !isHistorical && !device.HasGoodValues));
        await SendAsync(node.Topics.DeviceData(device.Id), metrics, cancellationToken).ConfigureAwait(false);
        device.HasGoodValues |= !isHistorical;
    }

    /// <summary>Once a second: cameras that were lost or came back, and what changed at the station.</summary>
    private async Task LookAsync()
    {
        if (node.Time.GetElapsedTime(_looked) < LookPeriod || _isRebirthWanted)
        {
            return;
        }

        using var patience = new CancellationTokenSource(AnswerPatience, node.Time);
        _looked = node.Time.GetTimestamp();
        foreach (var device in _devices.Values)
        {
            if (device.IsBorn && !IsUp(device))
            {
                device.IsBorn = false;
                await SendAsync(node.Topics.DeviceDeath(device.Id), [], patience.Token).ConfigureAwait(false);
            }
            else if (!device.IsBorn && IsUp(device))
            {
                await BirthAsync(device, patience.Token).ConfigureAwait(false);
            }
        }

        var changed = node.Values.Changed();
        if (changed.Count > 0)
        {
            await SendAsync(node.Topics.NodeData, changed.Select(c => TagMetrics.Data(c.Value, isHistorical: false, c.HasOtherQuality)), patience.Token).ConfigureAwait(false);
        }
    }

    private bool IsUp(DeviceLife device) =>
        device.IsConfigured && node.Health().All(r => r.Name != $"camera:{device.Id}" || r.Status != HealthStatus.Down);

    private async Task WaitForWorkAsync(CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] events =
        [
            node.Outbox.WaitForPendingAsync(SinkNames.Sparkplug, _sentUpTo, done.Token).AsTask(),
            Task.Delay(LookPeriod, node.Time, done.Token),
        ];
        await WaitAsync(events, done.Token).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(events).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // A message from the broker, or one of the given events, or the end.
    private async Task WaitAsync(IEnumerable<Task> events, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changed = _changed.WaitAsync(done.Token);
        await (await Task.WhenAny([changed, .. events]).ConfigureAwait(false)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await done.CancelAsync().ConfigureAwait(false);
        await changed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Wake()
    {
        if (_changed.CurrentCount == 0)
        {
            // Only the client's one dispatching task releases, so this cannot go beyond 1.
            _changed.Release();
        }
    }

    private async Task SendAsync(string topic, IEnumerable<Payload.Types.Metric> metrics, CancellationToken cancellationToken)
    {
        var payload = new Payload { Timestamp = TagMetrics.Milliseconds(node.Time.GetUtcNow()), Seq = (ulong)_sequence };
        // In the order of their time, as 5.10 wants it; the sort is stable.
        payload.Metrics.AddRange(metrics.OrderBy(m => m.Timestamp));
        _sequence = (_sequence + 1) % Sequences;
        await client.PublishAsync(Message(topic, payload.ToByteArray(), MqttQualityOfServiceLevel.AtMostOnce), cancellationToken).ConfigureAwait(false);
    }

    private static MqttApplicationMessage Message(string topic, byte[] payload, MqttQualityOfServiceLevel quality) =>
        new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(quality).Build();

    [LoggerMessage(4104, LogLevel.Information, "Sparkplug: {Group}/{Node} is born, session {Number}")]
    private partial void LogBorn(string group, string node, int number);

    [LoggerMessage(4105, LogLevel.Warning, "The message on {Topic} is passed over: {Reason}")]
    private partial void LogStateIgnored(string topic, string reason);
}
