namespace MQTTnet;

/// <summary>
/// One client of one broker. Thread-safe. Handlers are awaited one after the other, never on the network thread. Disposing without
/// disconnecting closes the socket, so the broker publishes the will.
/// </summary>
public interface IMqttClient : IDisposable
{
    /// <summary>A message arrived. Reading from the network pauses while 1,000 messages wait for their handlers.</summary>
    event Func<MqttApplicationMessageReceivedEventArgs, Task> ApplicationMessageReceivedAsync;

    event Func<MqttClientConnectedEventArgs, Task> ConnectedAsync;

    event Func<MqttClientConnectingEventArgs, Task> ConnectingAsync;

    /// <summary>The connection ended, or an attempt to make it failed.</summary>
    event Func<MqttClientDisconnectedEventArgs, Task> DisconnectedAsync;

    bool IsConnected { get; }

    /// <summary>The options of the latest attempt to connect.</summary>
    MqttClientOptions Options { get; }

    /// <returns>The broker's answer; a refusal is a result code, not an exception.</returns>
    /// <exception cref="InvalidOperationException">Connected, or connecting, already.</exception>
    /// <exception cref="Adapter.MqttConnectingFailedException">The broker was reached, but ended the connection or did not answer in time.</exception>
    /// <exception cref="Exceptions.MqttCommunicationException">The broker cannot be reached.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or timed out, before the broker was reached.</exception>
    Task<MqttClientConnectResult> ConnectAsync(MqttClientOptions options, CancellationToken cancellationToken = default);

    /// <summary>Says DISCONNECT, so that the broker drops the will, and closes the connection.</summary>
    Task DisconnectAsync(MqttClientDisconnectOptions options, CancellationToken cancellationToken = default);

    /// <summary>
    /// Completes when the broker has acknowledged the message (QoS 1 and 2) or when it was handed to the network (QoS 0). When the
    /// connection ends before, the task fails and nothing is sent again: the caller decides.
    /// </summary>
    /// <exception cref="Exceptions.MqttClientNotConnectedException">There is no connection.</exception>
    /// <exception cref="Exceptions.MqttClientDisconnectedException">The connection ended before the acknowledgement.</exception>
    /// <exception cref="Exceptions.MqttCommunicationTimedOutException">Cancelled while waiting; the message may still arrive.</exception>
    /// <exception cref="Exceptions.MqttProtocolViolationException">The topic, a property or the size cannot be sent.</exception>
    Task<MqttClientPublishResult> PublishAsync(MqttApplicationMessage applicationMessage, CancellationToken cancellationToken = default);

    Task<MqttClientSubscribeResult> SubscribeAsync(MqttClientSubscribeOptions options, CancellationToken cancellationToken = default);

    Task<MqttClientUnsubscribeResult> UnsubscribeAsync(MqttClientUnsubscribeOptions options, CancellationToken cancellationToken = default);
}
