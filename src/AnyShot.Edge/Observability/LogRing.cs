namespace AnyShot.Edge.Observability;

/// <summary>The newest lines of the log in memory, for the page and the support bundle: bounded in number and in size. Thread-safe.</summary>
[ProviderAlias("Ring")]
public sealed class LogRing(TimeProvider time) : ILoggerProvider
{
    /// <summary>Most lines that are kept.</summary>
    public const int MostEntries = 2000;

    /// <summary>Most characters of all lines together; two bytes each.</summary>
    public const int MostCharacters = 1 << 20;

    /// <summary>Most characters of one line.</summary>
    public const int LongestText = 4000;

    private readonly Lock _gate = new();
    private readonly Queue<LogEntry> _entries = [];
    private long _characters;
    private long _number;

    /// <summary>What is kept, oldest first.</summary>
    public IReadOnlyList<LogEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new RingLogger(this, categoryName);

    public void Dispose()
    {
    }

    private void Add(LogLevel level, int eventId, string category, string text)
    {
        var kept = text.Length > LongestText ? text[..LongestText] : text;
        lock (_gate)
        {
            _entries.Enqueue(new LogEntry(++_number, time.GetUtcNow(), level, eventId, category, kept));
            _characters += kept.Length;
            while (_entries.Count > MostEntries || _characters > MostCharacters)
            {
                _characters -= _entries.Dequeue().Text.Length;
            }
        }
    }

    private sealed class RingLogger(LogRing ring, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = formatter(state, exception);
            ring.Add(logLevel, eventId.Id, category, exception is null ? line : $"{line}\n{exception}");
        }
    }
}
