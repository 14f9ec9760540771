using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Native;
using MQTTnet.Protocol;

namespace MQTTnet.Network;

/// <summary>
/// One connection from CONNECT to its end, with a thread and a <c>struct mosquitto</c> of its own. All calls into libmosquitto happen on that
/// thread. A connection is never reused: what libmosquitto has in flight dies with it, so nothing is sent a second time behind the caller's back.
/// </summary>
internal sealed class MosquittoConnection
{
    private const int PauseReadingAt = 1_000;
    private const int PacketsPerRead = 100;
    private const int LongestPollMs = 1_000;

    private readonly MqttClientOptions _options;
    private readonly Action<MosquittoConnection> _onEnd;
    private readonly EventFd _wake = EventFd.Create();
    private readonly object _gate = new();
    private readonly Queue<Request> _queued = new();
    private readonly TaskCompletionSource<MqttClientConnectResult> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ConnectionEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<MqttApplicationMessageReceivedEventArgs> _received =
        Channel.CreateUnbounded<MqttApplicationMessageReceivedEventArgs>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private Exception? _broken;
    private ConnectionEnd? _saidByBroker;
    private MqttClientDisconnectOptions? _goodbye;
    private int _waitingForHandlers;
    private volatile bool _stop;
    private volatile bool _isReached;
    private volatile bool _hasEnded;

    /// <param name="options">How to connect.</param>
    /// <param name="onEnd">Called once on the network thread, before any waiting request fails.</param>
    public MosquittoConnection(MqttClientOptions options, Action<MosquittoConnection> onEnd)
    {
        _options = options;
        _onEnd = onEnd;
        // A connect that was given up may sit in the kernel for minutes; such a thread must not hold the process.
        new Thread(Run) { IsBackground = true, Name = "mqtt" }.Start();
    }

    /// <summary>The broker's answer to CONNECT, refusal included; fails when there is none.</summary>
    public Task<MqttClientConnectResult> Connected => _connected.Task;

    public Task<ConnectionEnd> Ended => _ended.Task;

    public bool HasEnded => _hasEnded;

    /// <summary>True from the moment TCP is connected.</summary>
    public bool IsReached => _isReached;

    public bool IsVersion5 => _options.ProtocolVersion == MqttProtocolVersion.V500;

    public ChannelReader<MqttApplicationMessageReceivedEventArgs> Received => _received.Reader;

    /// <summary>What the broker has yet to answer. On the network thread only.</summary>
    public UnansweredRequests Unanswered { get; } = new();

    /// <exception cref="MqttClientNotConnectedException">The connection has ended.</exception>
    public void Send(Request request)
    {
        lock (_gate)
        {
            if (_hasEnded)
            {
                throw new MqttClientNotConnectedException();
            }
            _queued.Enqueue(request);
            _wake.Signal();
        }
    }

    /// <summary>Sends what is queued, then DISCONNECT, then ends.</summary>
    public void SayGoodbye(MqttClientDisconnectOptions goodbye) => Wake(() => _goodbye ??= goodbye);

    /// <summary>Closes the socket without a word. Returns when the thread is gone, or at once while TCP still connects.</summary>
    public void Stop()
    {
        Wake(() => _stop = true);
        if (_isReached)
        {
            _ended.Task.Wait();
        }
    }

    /// <summary>Told by the dispatcher for every message whose handlers are done.</summary>
    public void Handled()
    {
        if (Interlocked.Decrement(ref _waitingForHandlers) == PauseReadingAt / 2)
        {
            Wake(() => { });
        }
    }

    public void Break(Exception error) => _broken ??= error;

    /// <summary>Asks the handler of certificates; what it throws ends the connection.</summary>
    public bool Judge(nint storeContext, int error)
    {
        try
        {
            return CertificateVerification.Ask((MqttClientTcpOptions)_options.ChannelOptions!, storeContext, error);
        }
        catch (Exception e)
        {
            Break(e);
            return false;
        }
    }

    public void OnConnectAnswer(int reason, bool isSessionPresent, Properties properties) =>
        _connected.TrySetResult(ConnectAnswer.Read(IsVersion5, reason, isSessionPresent, properties));

    public void OnDisconnect(int reason, Properties properties)
    {
        // Below 128 it is libmosquitto's own error number, which the loop returns too.
        if (IsVersion5 && reason >= 128)
        {
            _saidByBroker = new ConnectionEnd(
                new MqttCommunicationException($"The broker ended the connection: {(MqttClientDisconnectReason)reason}."),
                (MqttClientDisconnectReason)reason,
                properties.String(PropertyId.ReasonString),
                properties.UserProperties());
        }
    }

    public void OnMessage(in NativeMessage native, Properties properties)
    {
        var message = ReceivedMessage.Read(native, properties, IsVersion5);
        Interlocked.Increment(ref _waitingForHandlers);
        _received.Writer.TryWrite(new MqttApplicationMessageReceivedEventArgs(_options.ClientId, message, (ushort)native.PacketId));
    }

    private void Run()
    {
        var self = GCHandle.Alloc(this);
        MosquittoHandle? handle = null;
        Exception? error = null;
        try
        {
            handle = MosquittoSetup.Create(_options, GCHandle.ToIntPtr(self));
            MosquittoSetup.Connect(handle, _options);
            _isReached = true;
            Loop(handle);
        }
        catch (Exception e)
        {
            error = e;
        }
        finally
        {
            handle?.Dispose();
            self.Free();
            Finish(error);
        }
    }

    private void Loop(MosquittoHandle handle)
    {
        while (!_stop)
        {
            // First of all: what is still queued when the broker has closed fails like what it did not answer.
            if (LibMosquitto.mosquitto_socket(handle) < 0)
            {
                return;
            }
            SendQueued(handle);
            if (Volatile.Read(ref _goodbye) is { } goodbye)
            {
                Disconnect(handle, goodbye);
                return;
            }
            var socket = LibMosquitto.mosquitto_socket(handle);
            if (socket < 0)
            {
                return;
            }
            var isReading = Volatile.Read(ref _waitingForHandlers) < PauseReadingAt;
            var wantsWrite = LibMosquitto.mosquitto_want_write(handle);
            var ready = _wake.WaitWith(socket, (short)((isReading ? LibC.PollIn : 0) | (wantsWrite ? LibC.PollOut : 0)), LongestPollMs);
            // Everything but "may write" (data, hang-up, error) is for the reader to find out about. During the TLS handshake only reading
            // moves it on, whichever side it waits for.
            if ((ready & ~LibC.PollOut) != 0 || (ready != 0 && !_connected.Task.IsCompleted))
            {
                Check(LibMosquitto.mosquitto_loop_read(handle, PacketsPerRead));
            }
            if ((ready & LibC.PollOut) != 0 && LibMosquitto.mosquitto_socket(handle) >= 0)
            {
                Check(LibMosquitto.mosquitto_loop_write(handle, 1));
            }
            if (LibMosquitto.mosquitto_socket(handle) >= 0)
            {
                Check(LibMosquitto.mosquitto_loop_misc(handle));
            }
        }
    }

    private void SendQueued(MosquittoHandle handle)
    {
        // Before CONNACK nothing may be sent; nobody can have queued anything either.
        while (!Unanswered.IsFull && TryTake(out var request))
        {
            if (request.IsAbandoned)
            {
                request.Fail(new OperationCanceledException());
                continue;
            }
            Unanswered.Send(handle, request);
            ThrowIfBroken();
        }
    }

    private void Disconnect(MosquittoHandle handle, MqttClientDisconnectOptions goodbye)
    {
        using var farewell = new Farewell(LibMosquitto.mosquitto_socket(handle));
        var properties = new PropertyList();
        try
        {
            if (IsVersion5)
            {
                properties.AddString(PropertyId.ReasonString, goodbye.ReasonString);
                if (goodbye.SessionExpiryInterval > 0)
                {
                    properties.AddInt32(PropertyId.SessionExpiryInterval, goodbye.SessionExpiryInterval);
                }
                properties.AddUserProperties(goodbye.UserProperties);
            }
            Check(LibMosquitto.mosquitto_disconnect_v5(handle, (int)goodbye.Reason, properties.Head));
        }
        finally
        {
            properties.Dispose();
        }
        // Usually the packet is out already. Otherwise wait for the socket, without reading: an acknowledgement that came now would
        // make libmosquitto close the socket before the DISCONNECT, and the broker would publish the will.
        var started = Stopwatch.GetTimestamp();
        while (!_stop && LibMosquitto.mosquitto_socket(handle) is >= 0 and var socket && Stopwatch.GetElapsedTime(started) < _options.Timeout)
        {
            if ((_wake.WaitWith(socket, LibC.PollOut, LongestPollMs) & LibC.PollOut) != 0)
            {
                Check(LibMosquitto.mosquitto_loop_write(handle, 1));
            }
        }
    }

    private void Check(int code)
    {
        ThrowIfBroken();
        if (code != MosquittoError.Success)
        {
            throw MosquittoError.ForConnection(code, "The connection to the broker was lost");
        }
    }

    private void ThrowIfBroken()
    {
        if (_broken is not null)
        {
            throw _broken;
        }
    }

    private bool TryTake([NotNullWhen(true)] out Request? request)
    {
        lock (_gate)
        {
            return _queued.TryDequeue(out request);
        }
    }

    private void Wake(Action change)
    {
        lock (_gate)
        {
            if (!_hasEnded)
            {
                change();
                _wake.Signal();
            }
        }
    }

    private void Finish(Exception? error)
    {
        lock (_gate)
        {
            _hasEnded = true;
            _wake.Dispose();
        }
        _onEnd(this);
        var end = _saidByBroker ?? new ConnectionEnd(
            error,
            error is null ? (MqttClientDisconnectReason)(_goodbye?.Reason ?? 0) : MqttClientDisconnectReason.UnspecifiedError);
        _connected.TrySetException(_isReached
            ? new MqttConnectingFailedException($"The broker ended the connection before it answered. {end.Error?.Message}".TrimEnd(), end.Error)
            : error ?? new MqttCommunicationException("The connection was given up."));
        // Whoever wanted to see it has the task; an unobserved failure of an attempt that was given up is no news.
        _ = _connected.Task.Exception;
        var failure = new MqttClientDisconnectedException(end.Error);
        Unanswered.Fail(failure);
        foreach (var request in _queued)
        {
            request.Fail(failure);
        }
        _received.Writer.TryComplete();
        _ended.TrySetResult(end);
    }
}
