using System.Buffers;
using System.Text.Json;

namespace AnyShot.Edge.Sparkplug;

/// <summary>Whether the primary host application is online, as its STATE messages say (Sparkplug 3.0, 5.4 and 5.5). Lives as long as the agent; thread-safe.</summary>
internal sealed class PrimaryHost(string id)
{
    private const int LongestState = 1024;

    private readonly Lock _gate = new();
    private PrimaryHostState? _latest;

    public string Id => id;

    /// <summary>False: nobody is waited for.</summary>
    public bool IsConfigured => id.Length > 0;

    /// <summary>True when data may be sent: the host is online, or none is configured.</summary>
    public bool IsPresent
    {
        get
        {
            lock (_gate)
            {
                return !IsConfigured || _latest is { IsOnline: true };
            }
        }
    }

    /// <summary>Timestamp of the session in which the host is online; null while it is not.</summary>
    public long? Session
    {
        get
        {
            lock (_gate)
            {
                return _latest is { IsOnline: true } latest ? latest.Timestamp : null;
            }
        }
    }

    /// <summary>A new connection begins: whether the host is there, its retained message says anew. The timestamp seen last still counts.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _latest = _latest is { } latest ? latest with { IsOnline = false } : null;
        }
    }

    /// <summary>Takes a STATE message.</summary>
    /// <returns>Null, or the reason why it is passed over: a message of an older session of the host arrives late, or it is no STATE message.</returns>
    public string? Take(ReadOnlySequence<byte> payload)
    {
        if (Read(payload) is not { } state)
        {
            return "it is not {\"online\":BOOLEAN,\"timestamp\":MILLISECONDS}";
        }

        lock (_gate)
        {
            if (_latest is { } latest && state.Timestamp < latest.Timestamp)
            {
                return "its timestamp is older than that of a message seen before";
            }

            _latest = state;
            return null;
        }
    }

    private static PrimaryHostState? Read(ReadOnlySequence<byte> payload)
    {
        if (payload.Length is 0 or > LongestState)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(payload);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("online", out var online) && online.ValueKind is JsonValueKind.True or JsonValueKind.False
                && json.RootElement.TryGetProperty("timestamp", out var timestamp) && timestamp.ValueKind == JsonValueKind.Number
                && timestamp.TryGetInt64(out var milliseconds)
                ? new PrimaryHostState(online.GetBoolean(), milliseconds)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
