namespace AnyShot.Edge.Capture;

/// <summary>A source that cannot be opened; the message is one sentence that names the address.</summary>
public sealed class FrameSourceException(string message, Exception? inner = null) : Exception(message, inner);
