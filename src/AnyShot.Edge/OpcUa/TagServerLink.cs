using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text.Json;

namespace AnyShot.Edge.OpcUa;

/// <summary>
/// The agent's end of the socket to the server process: one JSON object a line, sent ones of at most <see cref="LongestLine"/> bytes (protocol: src/OpcUa/README.md).
/// Writing is thread-safe; one caller runs <see cref="ReadAsync"/>.
/// </summary>
internal sealed class TagServerLink(Socket socket, TimeProvider time) : IDisposable
{
    public const int Protocol = 5;
    public const int LongestLine = 1 << 20;

    /// <summary>The server's lines may be longer: a method's input may be an image.</summary>
    public const int LongestRead = 12 << 20;

    private static readonly TimeSpan LongestAck = TimeSpan.FromSeconds(3);
    private readonly PipeReader _reader = PipeReader.Create(new NetworkStream(socket), new StreamPipeReaderOptions(leaveOpen: false));
    private readonly ArrayBufferWriter<byte> _line = new(4096);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentDictionary<long, TaskCompletionSource<bool>> _unacknowledged = new();
    private long _sequence;
    private volatile bool _closed;
    private volatile string? _fault;

    /// <summary>Why we gave the link up ourselves; null when we did not.</summary>
    public string? Fault => _fault;

    /// <summary>The next message, or null when the server closed the socket.</summary>
    /// <exception cref="TagServerException">What came is no message.</exception>
    public async ValueTask<JsonElement?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read;
            try
            {
                read = await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
            {
                return null;
            }

            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var message = Parse(buffer.Slice(0, end));
                _reader.AdvanceTo(buffer.GetPosition(1, end));
                return message;
            }

            if (buffer.Length > LongestRead)
            {
                throw new TagServerException($"The OPC UA server process sent a line longer than {LongestRead} bytes.");
            }

            _reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    /// <summary>Sends one message that no acknowledgement answers.</summary>
    public Task<bool> SendAsync(Action<Utf8JsonWriter> message, CancellationToken cancellationToken) => SendLineAsync(message, cancellationToken);

    /// <summary>Sends values and waits until they are applied; false when the server is gone or does not answer in time.</summary>
    public async ValueTask<bool> WriteAsync(IReadOnlyList<TagValue> values, CancellationToken cancellationToken)
    {
        var sequence = Interlocked.Increment(ref _sequence);
        var acknowledged = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _unacknowledged[sequence] = acknowledged;
        try
        {
            if (_closed || !await SendLineAsync(json => TagServerMessages.Write(json, sequence, values), cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            return await acknowledged.Task.WaitAsync(LongestAck, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _fault = $"The OPC UA server process did not answer within {LongestAck.TotalSeconds:0} s.";
            Dispose();
            return false;
        }
        finally
        {
            _unacknowledged.TryRemove(sequence, out _);
        }
    }

    /// <summary>The server has applied a write; one that nobody waits for any more is passed over.</summary>
    /// <returns>True: the message was in place.</returns>
    public bool Acknowledge(long sequence)
    {
        if (_unacknowledged.TryRemove(sequence, out var waiting))
        {
            waiting.SetResult(true);
        }

        return true;
    }

    /// <summary>Closes the socket, upon which the server process ends, and lets all waiting writes return false.</summary>
    public void Dispose()
    {
        _closed = true;
        socket.Dispose();
        foreach (var waiting in _unacknowledged.Values)
        {
            waiting.TrySetResult(false);
        }
    }

    private static JsonElement Parse(ReadOnlySequence<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var message = document.RootElement;
            if (message.ValueKind == JsonValueKind.Object && message.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String)
            {
                return message.Clone();
            }
        }
        catch (JsonException)
        {
        }

        throw new TagServerException("The OPC UA server process sent a line that is no message.");
    }

    private async Task<bool> SendLineAsync(Action<Utf8JsonWriter> message, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_line))
            {
                message(json);
            }

            if (_line.WrittenCount >= LongestLine)
            {
                throw new ArgumentException($"{_line.WrittenCount} bytes are too long for one message.", nameof(message));
            }

            _line.Write("\n"u8);
            for (var rest = _line.WrittenMemory; rest.Length > 0;)
            {
                // Not cancelled in the middle of a line: the next one would be glued to half of this one. A server that takes nothing is
                // given up by the acknowledgement's deadline or when its process is ended.
                rest = rest[await socket.SendAsync(rest, CancellationToken.None).ConfigureAwait(false)..];
            }

            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            _writing.Release();
        }
    }
}
