namespace AnyShot.Edge.Parts;

public sealed partial class RecentParts
{
    [LoggerMessage(14001, LogLevel.Warning, "Images of parts are not kept, judging goes on: {Reason}")]
    private partial void LogNotKept(string reason);

    [LoggerMessage(14002, LogLevel.Information, "Images of parts are kept again")]
    private partial void LogKept();

    [LoggerMessage(14003, LogLevel.Warning, "The image of part {InspectionId} is damaged and was deleted")]
    private partial void LogDamaged(long inspectionId);
}
