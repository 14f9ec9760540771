namespace AnyShot.Edge.Hosting;

/// <summary>What follows when an agent has stopped.</summary>
internal enum AgentRestartStep
{
    /// <summary>The process ends.</summary>
    End,

    /// <summary>It starts with the configuration that was applied.</summary>
    Forward,

    /// <summary>It starts with the configuration before.</summary>
    Back,
}
