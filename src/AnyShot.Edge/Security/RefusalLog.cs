namespace AnyShot.Edge.Security;

/// <summary>
/// Logs refusals once per cause and origin, whichever door they came through; what follows within ten minutes is only counted. Somebody who tries ten thousand things must not fill
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

    private void Forget()
    {
        foreach (var key in _seen.Where(s => time.GetElapsedTime(s.Value.At) >= Quiet).Select(s => s.Key).ToList())
        {
            _seen.Remove(key);
        }
    }

    [LoggerMessage(12020, LogLevel.Warning, "Refused, from {Origin}: {Sentence} ({Before} more like it before)")]
    private partial void LogRefused(string origin, string sentence, long before);
}
