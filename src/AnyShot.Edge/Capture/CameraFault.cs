namespace AnyShot.Edge.Capture;

/// <summary>A time at which a camera was lost or frozen.</summary>
/// <param name="At">UTC.</param>
/// <param name="Sentence">Why.</param>
public sealed record CameraFault(DateTimeOffset At, string Sentence);
