namespace AnyShot.Edge.Mqtt;

public sealed partial class VerdictPump
{
    [LoggerMessage(4010, LogLevel.Error, "{Sentence}")]
    private partial void LogRefused(string sentence);

    [LoggerMessage(4011, LogLevel.Debug, "{Count} verdicts on the wire stay pending")]
    private partial void LogUnsettled(int count);
}
