namespace AnyShot.Edge.Support;

/// <summary>What somebody who helps from afar asks first.</summary>
/// <param name="Versions">Names and versions of what runs; names are those of docs/http-api.md.</param>
/// <param name="StartedAt">When the agent's process started, UTC.</param>
/// <param name="Now">Clock of the station, UTC.</param>
/// <param name="Cores">Processor cores that the agent may use.</param>
/// <param name="AgentMemoryBytes">Resident memory of the agent.</param>
/// <param name="MemoryBytes">Memory of the machine or container.</param>
/// <param name="DiskFreeBytes">Free on the disk of the state directory.</param>
/// <param name="DiskBytes">Size of that disk.</param>
public sealed record SupportState(
    IReadOnlyList<SupportVersion> Versions,
    DateTimeOffset StartedAt,
    DateTimeOffset Now,
    int Cores,
    long AgentMemoryBytes,
    long MemoryBytes,
    long DiskFreeBytes,
    long DiskBytes);
