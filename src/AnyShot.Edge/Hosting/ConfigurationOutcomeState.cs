namespace AnyShot.Edge.Hosting;

/// <summary>Where a configuration that was applied stands.</summary>
public enum ConfigurationOutcomeState
{
    /// <summary>The agent starts with it, or has started and is watched.</summary>
    Starting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It did not run; the one before runs again.</summary>
    TakenBack,
}
