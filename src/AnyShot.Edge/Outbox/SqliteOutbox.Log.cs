namespace AnyShot.Edge.Outbox;

public sealed partial class SqliteOutbox
{
    [LoggerMessage(3001, LogLevel.Error, "{Sentence}")]
    private partial void LogRefused(string sentence);

    [LoggerMessage(3002, LogLevel.Error, "{Sentence}")]
    private partial void LogDamaged(string sentence);

    [LoggerMessage(3004, LogLevel.Error, "Acknowledgements are noted later: {Sentence}")]
    private partial void LogOwed(string sentence);

    [LoggerMessage(3005, LogLevel.Warning, "That {Sink} is owed a replay could not be noted: {Sentence}")]
    private partial void LogReplayNotNoted(string sink, string sentence);

    [LoggerMessage(3003, LogLevel.Warning, "{Count} delivered verdicts go to {Sink} again, because it lost its memory")]
    private partial void LogReplay(string sink, int count);
}
