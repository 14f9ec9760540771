namespace AnyShot.Edge.Security;

/// <summary>How somebody came in.</summary>
public enum Door
{
    /// <summary>The agent itself: its configuration, or a rule that it was given.</summary>
    Agent,

    Http,

    Mqtt,

    OpcUa,
}
