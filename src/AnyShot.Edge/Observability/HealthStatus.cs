namespace AnyShot.Edge.Observability;

/// <summary>How a part of the agent is.</summary>
public enum HealthStatus
{
    /// <summary>Works.</summary>
    Ok,

    /// <summary>Starts, or works with a loss that a person should know of.</summary>
    Degraded,

    /// <summary>Does not work.</summary>
    Down,
}
