namespace AnyShot.Edge.Trials;

public sealed partial class TrialService
{
    [LoggerMessage(15011, LogLevel.Information, "Revision {Revision} with {Classes} classes is on trial beside revision {Live}")]
    private partial void LogBegan(long revision, int classes, long live);

    [LoggerMessage(15012, LogLevel.Information, "Revision {Revision} was promoted by the agent: {Why}")]
    private partial void LogPromoted(long revision, string why);

    [LoggerMessage(15013, LogLevel.Warning, "Revision {Revision} could not be promoted by the agent: {Reason}")]
    private partial void LogNotPromoted(long revision, string reason);

    [LoggerMessage(15014, LogLevel.Error, "The trial of revision {Revision} ended, judging goes on")]
    private partial void LogFailed(long revision, Exception error);

    [LoggerMessage(15015, LogLevel.Warning, "The counts of the trial could not be stored, it goes on: {Reason}")]
    private partial void LogNotStored(string reason);

    [LoggerMessage(15016, LogLevel.Warning, "{Sentence}")]
    private partial void LogObstacle(string sentence);

    [LoggerMessage(15017, LogLevel.Error, "The trial stumbled and is tried again every second; said once")]
    private partial void LogStumbled(Exception error);
}
