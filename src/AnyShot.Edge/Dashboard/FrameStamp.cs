namespace AnyShot.Edge.Dashboard;

/// <summary>Which frame it is.</summary>
/// <param name="Sequence">Counts the frames of the camera since the agent started, from 1.</param>
/// <param name="CapturedAt">When it was read, UTC.</param>
public readonly record struct FrameStamp(long Sequence, DateTimeOffset CapturedAt);
