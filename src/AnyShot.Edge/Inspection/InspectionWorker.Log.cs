namespace AnyShot.Edge.Inspection;

public sealed partial class InspectionWorker
{
    [LoggerMessage(200, LogLevel.Information, "Model {Backbone} (revision {Revision}) with {Classes} classes is ready after {Seconds:0.0} s")]
    private partial void LogReady(string backbone, string revision, int classes, double seconds);

    [LoggerMessage(201, LogLevel.Error, "The model failed on {Parts} part(s), which are unsure now")]
    private partial void LogInferenceFailed(int parts, Exception error);

    [LoggerMessage(202, LogLevel.Error, "The outbox takes no verdict, judging waits: {Reason}")]
    private partial void LogOutboxFull(string reason);

    [LoggerMessage(203, LogLevel.Critical, "The inspection loop ended with a fault")]
    private partial void LogFault(Exception error);
}
