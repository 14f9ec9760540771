namespace AnyShot.Edge.Capture;

internal sealed partial class CameraWorker
{
    [LoggerMessage(2001, LogLevel.Information, "Camera {Camera} delivers frames of {Width} x {Height} pixels from {Address}")]
    private partial void LogRunning(string camera, string address, int width, int height);

    [LoggerMessage(2002, LogLevel.Warning, "Camera {Camera} is lost: {Reason}")]
    private partial void LogLost(string camera, string reason);

    [LoggerMessage(2003, LogLevel.Warning, "Camera {Camera} has delivered the same image for {Seconds:0.0} s; it is opened again")]
    private partial void LogFrozen(string camera, double seconds);

    [LoggerMessage(2004, LogLevel.Information, "Camera {Camera} has no more frames: {Reason}")]
    private partial void LogEnded(string camera, string reason);

    [LoggerMessage(2005, LogLevel.Warning, "Camera {Camera} skips a file: {Reason}")]
    private partial void LogUnreadable(string camera, string reason);

    [LoggerMessage(2006, LogLevel.Debug, "Camera {Camera} dropped its oldest waiting frame")]
    private partial void LogDropped(string camera);
}
