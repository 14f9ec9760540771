namespace AnyShot.Edge.Commissioning;

/// <summary>One move in the work on a commissioning.</summary>
public enum CommissioningAction
{
    /// <summary>Begins, from the first step.</summary>
    Start,

    /// <summary>Goes to a step.</summary>
    Step,

    /// <summary>Chooses the camera that the runs look at; runs of another camera are forgotten.</summary>
    Camera,

    /// <summary>Begins a run anew.</summary>
    Run,

    /// <summary>Ends a run before it has all its parts.</summary>
    Stop,

    /// <summary>Says what a part of a run really is.</summary>
    Answer,

    /// <summary>Takes latency, connections, certificates and versions as they are now.</summary>
    Check,

    /// <summary>Drops everything that is not signed.</summary>
    Discard,
}
