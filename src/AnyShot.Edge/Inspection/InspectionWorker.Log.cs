namespace AnyShot.Edge.Inspection;

public sealed partial class InspectionWorker
{
    [LoggerMessage(7001, LogLevel.Information, "Model {Backbone} (revision {Revision}) with {Classes} classes is ready after {Seconds:0.0} s")]
    private partial void LogReady(string backbone, string revision, int classes, double seconds);

    [LoggerMessage(7002, LogLevel.Error, "The model failed on {Parts} part(s), which are unsure now")]
    private partial void LogInferenceFailed(int parts, Exception error);

    [LoggerMessage(7003, LogLevel.Error, "The outbox takes no verdict, judging waits: {Reason}")]
    private partial void LogOutboxFull(string reason);

    [LoggerMessage(7004, LogLevel.Information, "The outbox takes verdicts again, judging goes on")]
    private partial void LogOutboxTakes();

    [LoggerMessage(7005, LogLevel.Critical, "The inspection loop ended with a fault")]
    private partial void LogFault(Exception error);

    [LoggerMessage(7006, LogLevel.Error, "Camera {Camera} delivers an image that cannot be judged, its parts are unsure: {Reason}")]
    private partial void LogImageRefused(string camera, string reason);

    [LoggerMessage(7007, LogLevel.Error, "A viewer of verdicts failed; said once, judging goes on")]
    private partial void LogObserverFailed(Exception error);

    [LoggerMessage(7008, LogLevel.Information, "Class set {Revision} with {Classes} classes is in force, built in {Milliseconds:0} ms")]
    private partial void LogClassSet(long revision, int classes, double milliseconds);

    [LoggerMessage(7009, LogLevel.Warning, "{Sentence}")]
    private partial void LogFinding(string sentence);
}
