namespace AnyShot.Edge.Drift;

/// <summary>What a camera's parts are compared with.</summary>
/// <param name="Model">Revision of the model that saw it; with another one it means nothing.</param>
/// <param name="BegunAt">When its first part was seen, or when somebody asked for it.</param>
/// <param name="Who">Who asked for it; empty for the agent itself.</param>
/// <param name="Why">The reason.</param>
public sealed record DriftReference(string Model, DateTimeOffset BegunAt, string Who, string Why);
