using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.OpcUa;

/// <summary>What the vision system of OPC 40100-1 is told besides the tags. Immutable.</summary>
/// <param name="Model">Recipe and configuration as they are now; of the rest nothing changes while the agent runs.</param>
/// <param name="IsMaintenance">Whether nothing is judged.</param>
/// <param name="Results">Verdicts that it may not know, oldest first; it tells nobody of them.</param>
public sealed record VisionNews(VisionModel Model, bool IsMaintenance, IReadOnlyList<Verdict> Results)
{
    /// <summary>So many results fit into one message.</summary>
    public const int MostResults = 20;
}
