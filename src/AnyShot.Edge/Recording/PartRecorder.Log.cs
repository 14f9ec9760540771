namespace AnyShot.Edge.Recording;

public sealed partial class PartRecorder
{
    [LoggerMessage(19001, LogLevel.Warning, "Images are not recorded, judging goes on: {Reason}")]
    private partial void LogNotRecorded(string reason);

    [LoggerMessage(19002, LogLevel.Information, "Images are recorded again")]
    private partial void LogRecorded();
}
