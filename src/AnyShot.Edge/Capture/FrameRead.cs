namespace AnyShot.Edge.Capture;

/// <summary>What one read brought.</summary>
/// <param name="Status">Whether there is a frame.</param>
/// <param name="Truth">True class where the source knows it.</param>
/// <param name="PartId">File name or part number where the source knows it.</param>
/// <param name="Reason">One sentence naming the file or address when <paramref name="Status"/> is not <see cref="FrameReadStatus.Frame"/>.</param>
public readonly record struct FrameRead(FrameReadStatus Status, string? Truth = null, string? PartId = null, string? Reason = null);
