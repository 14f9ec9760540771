namespace AnyShot.Edge.Drift;

/// <summary>Where a camera's watch is.</summary>
public enum DriftStage
{
    /// <summary>The reference is being collected.</summary>
    Collecting,

    /// <summary>The reference is there, and the first window after the start is not full yet.</summary>
    Filling,

    /// <summary>The parts look as they did.</summary>
    Steady,

    /// <summary>The last window lies beyond the limit, not long enough for an alarm.</summary>
    Beyond,

    /// <summary>The parts have looked different for a sustained time; the alarm stands.</summary>
    Drifted,
}
