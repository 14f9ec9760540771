namespace AnyShot.Edge.Hosting;

public static partial class AgentHost
{
    [LoggerMessage(1001, LogLevel.Critical, "The agent could not start: {Sentence}")]
    private static partial void LogNotStarted(ILogger logger, string sentence, Exception? error);

    [LoggerMessage(1002, LogLevel.Error, "The agent did not stop in order: {Sentence}")]
    private static partial void LogNotStopped(ILogger logger, string sentence, Exception error);

    [LoggerMessage(1003, LogLevel.Critical, "The agent ended because of a fault: {Sentence}")]
    private static partial void LogFault(ILogger logger, string sentence, Exception error);
}
