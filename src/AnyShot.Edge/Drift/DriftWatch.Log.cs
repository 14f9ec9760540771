namespace AnyShot.Edge.Drift;

public sealed partial class DriftWatch
{
    [LoggerMessage(27001, LogLevel.Information, "The reference of drift of camera {Camera} is complete: {Parts} parts")]
    private partial void LogReference(string camera, int parts);

    [LoggerMessage(27002, LogLevel.Warning, "{Sentence}")]
    private partial void LogDrifted(string sentence);

    [LoggerMessage(27003, LogLevel.Information, "The parts of camera {Camera} look as they did again")]
    private partial void LogSteady(string camera);

    [LoggerMessage(27004, LogLevel.Warning, "Drift is not watched for the moment")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(27005, LogLevel.Warning, "The file of drift was damaged and was moved to {Aside}; references are collected anew")]
    private partial void LogDamaged(string aside);
}
