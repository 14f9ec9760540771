namespace AnyShot.Soak;

/// <summary>One look at the running agent.</summary>
/// <param name="Seconds">Since the start.</param>
/// <param name="AgentMiB">Resident memory of the agent.</param>
/// <param name="OpcUaMiB">Resident memory of its OPC UA processes.</param>
internal readonly record struct Sample(double Seconds, double AgentMiB, double OpcUaMiB);
