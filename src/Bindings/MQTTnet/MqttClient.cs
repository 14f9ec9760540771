using System.Diagnostics;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Network;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet;

/// <summary>The client over libmosquitto. Each connect makes a new <see cref="MosquittoConnection"/>.</summary>
internal sealed class MqttClient : IMqttClient
{
    private readonly AsyncEvent<MqttApplicationMessageReceivedEventArgs> _messageReceived = new();
    private readonly AsyncEvent<MqttClientConnectedEventArgs> _connected = new();
    private readonly AsyncEvent<MqttClientConnectingEventArgs> _connecting = new();
    private readonly AsyncEvent<MqttClientDisconnectedEventArgs> _disconnected = new();
    private readonly object _gate = new();
    private MosquittoConnection? _connection;
    private bool _isConnecting;
    private bool _isAccepted;
    private bool _isDisposed;

    public event Func<MqttApplicationMessageReceivedEventArgs, Task> ApplicationMessageReceivedAsync
    {
        add => _messageReceived.Add(value);
        remove => _messageReceived.Remove(value);
    }

    public event Func<MqttClientConnectedEventArgs, Task> ConnectedAsync
    {
        add => _connected.Add(value);
        remove => _connected.Remove(value);
    }

    public event Func<MqttClientConnectingEventArgs, Task> ConnectingAsync
    {
        add => _connecting.Add(value);
        remove => _connecting.Remove(value);
    }

    public event Func<MqttClientDisconnectedEventArgs, Task> DisconnectedAsync
    {
        add => _disconnected.Add(value);
        remove => _disconnected.Remove(value);
    }

    public bool IsConnected
    {
        get
        {
            lock (_gate)
            {
                return _isAccepted;
            }
        }
    }

    public MqttClientOptions Options { get; private set; } = new();

    public async Task<MqttClientConnectResult> ConnectAsync(MqttClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.ChannelOptions is null)
        {
            throw new ArgumentException("The options name no broker.", nameof(options));
        }
        if (options.ValidateFeatures)
        {
            MqttClientOptionsValidator.ThrowIfNotSupported(options);
        }
        cancellationToken.ThrowIfCancellationRequested();
        BeginConnecting(options);
        MosquittoConnection? connection = null;
        MqttClientConnectResult? result = null;
        try
        {
            await _connecting.InvokeAsync(new MqttClientConnectingEventArgs(options)).ConfigureAwait(false);
            connection = Open(options);
            result = await WithTimeout(connection.Connected, cancellationToken).ConfigureAwait(false);
            if (result.ResultCode != MqttClientConnectResultCode.Success)
            {
                connection.Stop();
                EndConnecting(accepted: null);
                RaiseDisconnected(false, result, new ConnectionEnd(null, (MqttClientDisconnectReason)result.ResultCode, result.ReasonString));
                return result;
            }
        }
        catch (Exception e)
        {
            connection?.Stop();
            EndConnecting(accepted: null);
            RaiseDisconnected(false, result, new ConnectionEnd(e, MqttClientDisconnectReason.UnspecifiedError));
            if (e is OperationCanceledException && connection is { IsReached: true })
            {
                throw new MqttConnectingFailedException("The broker accepted the connection but did not answer CONNECT in time.", e);
            }
            throw;
        }
        EndConnecting(connection);
        _ = Task.Run(() => DispatchAsync(connection), CancellationToken.None);
        try
        {
            await _connected.InvokeAsync(new MqttClientConnectedEventArgs(result)).ConfigureAwait(false);
        }
        finally
        {
            _ = ReportEndAsync(connection);
        }
        return result;
    }

    public async Task DisconnectAsync(MqttClientDisconnectOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (Options.ValidateFeatures && Options.ProtocolVersion != MqttProtocolVersion.V500
            && (options.Reason != MqttClientDisconnectOptionsReason.NormalDisconnection || !string.IsNullOrEmpty(options.ReasonString)))
        {
            throw new NotSupportedException("A reason for the disconnect needs MQTT 5.");
        }
        if (Current() is not { } connection)
        {
            return;
        }
        connection.SayGoodbye(options);
        try
        {
            await WithTimeout(connection.Ended, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            connection.Stop();
        }
    }

    public async Task<MqttClientPublishResult> PublishAsync(MqttApplicationMessage applicationMessage, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        MqttTopicValidator.ThrowIfInvalid(applicationMessage);
        var connection = CurrentOrThrow();
        if (Options.ValidateFeatures)
        {
            MqttApplicationMessageValidator.ThrowIfNotSupported(applicationMessage, Options.ProtocolVersion);
        }
        var request = new PublishRequest(applicationMessage, connection.IsVersion5, cancellationToken);
        connection.Send(request);
        return await Answer(request.Result, cancellationToken).ConfigureAwait(false);
    }

    public async Task<MqttClientSubscribeResult> SubscribeAsync(MqttClientSubscribeOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.TopicFilters.ForEach(f => MqttTopicValidator.ThrowIfInvalidSubscribe(f.Topic));
        var connection = CurrentOrThrow();
        if (Options.ValidateFeatures && !connection.IsVersion5)
        {
            ThrowIfVersion5IsNeeded(options);
        }
        // libmosquitto has one QoS and one set of options per packet.
        var items = new MqttClientSubscribeResultItem[options.TopicFilters.Count];
        SubscribeAnswer? answer = null;
        foreach (var group in options.TopicFilters.Select((f, i) => (Filter: f, Index: i)).GroupBy(f => ((int)f.Filter.QualityOfServiceLevel, Flags(f.Filter))))
        {
            var request = new SubscribeRequest(
                [.. group.Select(f => f.Filter.Topic)], group.Key.Item1, group.Key.Item2, options.SubscriptionIdentifier, options.UserProperties, cancellationToken);
            connection.Send(request);
            answer = await Answer(WithTimeout(request.Result, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (var ((filter, index), code) in group.Zip(answer.ReasonCodes))
            {
                items[index] = new MqttClientSubscribeResultItem(filter, (MqttClientSubscribeResultCode)code);
            }
        }
        return new MqttClientSubscribeResult(answer?.PacketId ?? 0, items, answer?.ReasonString, answer?.UserProperties ?? []);
    }

    public async Task<MqttClientUnsubscribeResult> UnsubscribeAsync(MqttClientUnsubscribeOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.TopicFilters.ForEach(MqttTopicValidator.ThrowIfInvalidSubscribe);
        var connection = CurrentOrThrow();
        var request = new UnsubscribeRequest([.. options.TopicFilters], options.UserProperties, cancellationToken);
        connection.Send(request);
        return await Answer(WithTimeout(request.Result, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        MosquittoConnection? connection;
        lock (_gate)
        {
            _isDisposed = true;
            connection = _connection;
        }
        connection?.Stop();
    }

    private static int Flags(MqttTopicFilter filter) =>
        (filter.NoLocal ? 0x04 : 0) | (filter.RetainAsPublished ? 0x08 : 0) | ((int)filter.RetainHandling << 4);

    private static void ThrowIfVersion5IsNeeded(MqttClientSubscribeOptions options)
    {
        if (options.SubscriptionIdentifier != 0 || options.UserProperties?.Count > 0 || options.TopicFilters.Exists(f => Flags(f) != 0))
        {
            throw new NotSupportedException("Identifier, user properties and options of a subscription need MQTT 5.");
        }
    }

    private static async Task<T> Answer<T>(Task<T> answer, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw new MqttCommunicationTimedOutException(e);
        }
    }

    private async Task<T> WithTimeout<T>(Task<T> answer, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            return await answer.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        try
        {
            return await answer.WaitAsync(Options.Timeout, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new OperationCanceledException($"The broker did not answer within {Options.Timeout.TotalSeconds:0.#} s.", e);
        }
    }

    private void BeginConnecting(MqttClientOptions options)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_isAccepted || _isConnecting)
            {
                throw new InvalidOperationException("The client is connected, or connecting, already.");
            }
            _isConnecting = true;
            Options = options;
        }
    }

    private MosquittoConnection Open(MqttClientOptions options)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _connection = new MosquittoConnection(options, OnEnd);
        }
    }

    private void EndConnecting(MosquittoConnection? accepted)
    {
        lock (_gate)
        {
            _isConnecting = false;
            // It may have ended meanwhile; OnEnd then found nothing to reset.
            _isAccepted = accepted is { HasEnded: false };
        }
    }

    private void OnEnd(MosquittoConnection ended)
    {
        lock (_gate)
        {
            // An attempt that was given up may end long after another one was accepted.
            if (ReferenceEquals(_connection, ended))
            {
                _isAccepted = false;
            }
        }
    }

    private MosquittoConnection? Current()
    {
        lock (_gate)
        {
            return _isAccepted ? _connection : null;
        }
    }

    private MosquittoConnection CurrentOrThrow()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return Current() ?? throw new MqttClientNotConnectedException();
    }

    private async Task DispatchAsync(MosquittoConnection connection)
    {
        await foreach (var message in connection.Received.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await _messageReceived.InvokeAsync(message).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // As in the official client: a failing handler loses its message, not the connection.
                Trace.TraceError($"A handler failed on a message to '{message.ApplicationMessage.Topic}': {e}");
            }
            finally
            {
                connection.Handled();
            }
        }
    }

    private async Task ReportEndAsync(MosquittoConnection connection) =>
        RaiseDisconnected(true, null, await connection.Ended.ConfigureAwait(false));

    // In a task of its own, so that a handler may connect again.
    private void RaiseDisconnected(bool wasConnected, MqttClientConnectResult? result, ConnectionEnd end) =>
        _ = Task.Run(() => _disconnected.InvokeAsync(new MqttClientDisconnectedEventArgs(
            wasConnected, result, end.Reason, end.ReasonString, end.UserProperties, end.Error)));
}
