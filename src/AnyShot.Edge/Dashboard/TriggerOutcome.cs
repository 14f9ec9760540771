namespace AnyShot.Edge.Dashboard;

/// <summary>What became of a trigger command.</summary>
public enum TriggerOutcome
{
    /// <summary>The next frame will be inspected.</summary>
    Accepted,

    /// <summary>There is no camera of that name.</summary>
    UnknownCamera,

    /// <summary>The camera's trigger mode is not <c>command</c>.</summary>
    OtherTriggerMode,

    /// <summary>The command before still waits for its frame; this one is counted as missed.</summary>
    Missed,

    /// <summary>The camera delivers no frames now.</summary>
    NoFrames,

    /// <summary>The station is in maintenance: nothing is judged.</summary>
    Maintenance,
}
