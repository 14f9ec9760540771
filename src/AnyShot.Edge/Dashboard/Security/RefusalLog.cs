using System.Globalization;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>
/// Logs refused requests once per cause and address; what follows within ten minutes is only counted. Somebody who tries ten thousand things must not fill
/// the disk, and must not hide what others do.
/// </summary>
public sealed partial class RefusalLog(TimeProvider time, ILogger<RefusalLog> log)
{
    /// <summary>Causes remembered at a time.</summary>
    public const int Most = 256;

    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Cause, string Origin), (long At, long Count)> _seen = [];

    /// <summary>Causes remembered now.</summary>
    internal int Remembered
    {
        get
        {
            lock (_lock)
            {
                return _seen.Count;
            }
        }
    }

    /// <summary>Watches the answers that go out.</summary>
    public async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var status = context.Response.StatusCode;
        if (status is < 400 or >= 500 or StatusCodes.Status404NotFound or StatusCodes.Status409Conflict)
        {
            return;
        }

        // Never the address as it was sent: it is the caller's text, and each would be a cause of its own.
        var address = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "an address that is not mapped";
        var reason = context.Features.Get<Refusal>()?.Sentence ?? "The request cannot be used.";
        Say(
            string.Create(CultureInfo.InvariantCulture, $"{status} {address}"),
            context.Origin(),
            string.Create(CultureInfo.InvariantCulture, $"{Method(context)} {address} by {context.Caller()?.Name ?? "nobody"} was answered with {status}: {reason}"));
    }

    /// <summary>Logs the sentence unless the cause was logged lately.</summary>
    /// <param name="cause">Tells causes apart; from a bounded set.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="sentence">What is logged.</param>
    public void Say(string cause, string origin, string sentence)
    {
        long before;
        lock (_lock)
        {
            var key = (cause, origin);
            if (!_seen.ContainsKey(key) && _seen.Count >= Most)
            {
                Forget();
                key = _seen.Count >= Most ? (cause, "") : key;
            }

            if (_seen.TryGetValue(key, out var seen) && time.GetElapsedTime(seen.At) < Quiet)
            {
                _seen[key] = seen with { Count = seen.Count + 1 };
                return;
            }

            before = seen.Count;
            if (_seen.Count < Most * 2)
            {
                _seen[key] = (time.GetTimestamp(), 0);
            }
        }

        LogRefused(origin, sentence, before);
    }

    private static string Method(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) ? "GET" : HttpMethods.IsPost(context.Request.Method) ? "POST" : "A request for";

    private void Forget()
    {
        foreach (var key in _seen.Where(s => time.GetElapsedTime(s.Value.At) >= Quiet).Select(s => s.Key).ToList())
        {
            _seen.Remove(key);
        }
    }

    [LoggerMessage(6020, LogLevel.Warning, "Refused, from {Origin}: {Sentence} ({Before} more like it before)")]
    private partial void LogRefused(string origin, string sentence, long before);
}
