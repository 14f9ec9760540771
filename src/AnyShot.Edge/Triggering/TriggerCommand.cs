namespace AnyShot.Edge.Triggering;

/// <summary>
/// A command that makes the next frame a part. A PLC's command has a number that the PLC has been told, so it is answered whatever happens: by the inspection of its frame, or, where no frame
/// comes or it is too late for it, by whoever watches. <see cref="TryAnswer"/> decides between the two. Thread-safe.
/// </summary>
/// <param name="partId">Part number; empty for none.</param>
/// <param name="inspectionId">The number that its verdict will have; 0 where the outbox gives one.</param>
public sealed class TriggerCommand(string partId, long inspectionId = 0)
{
    private int _answered;

    public string PartId { get; } = partId;

    public long InspectionId { get; } = inspectionId;

    /// <summary>Raised on the camera's thread when its frame was taken; must return at once.</summary>
    public event Action? Taken;

    /// <summary>Raised when no frame will come, or the frame was dropped; the argument says why. Must return at once.</summary>
    public event Action<string>? Lost;

    /// <summary>Takes the right to make the verdict.</summary>
    /// <returns>False when somebody else has taken it: the frame is not to be judged.</returns>
    public bool TryAnswer() => Interlocked.Exchange(ref _answered, 1) == 0;

    internal void RaiseTaken() => Taken?.Invoke();

    internal void RaiseLost(string reason) => Lost?.Invoke(reason);
}
