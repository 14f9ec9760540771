using AnyShot.Edge.Classes;

namespace AnyShot.Edge.OpcUa;

/// <summary>The folder <c>Classes</c>. Immutable.</summary>
/// <param name="LiveRevision">Revision that judges.</param>
/// <param name="TrialRevision">Revision on trial; 0 for none.</param>
/// <param name="Classes">By number.</param>
public sealed record ClassNodes(long LiveRevision, long TrialRevision, IReadOnlyList<ClassNode> Classes)
{
    /// <summary>So many fit into one message to the server.</summary>
    private const int Most = 2000;

    /// <summary>The classes of a registry as they would be after all changes so far.</summary>
    /// <param name="state">The registry.</param>
    /// <param name="tally">Counts of the class of a number.</param>
    public static ClassNodes Of(RegistryState state, Func<int, ClassTally> tally) => new(
        state.Live.Revision,
        state.Trial?.Revision ?? 0,
        [.. state.Newest.Classes.OrderBy(entry => entry.Number).Take(Most).Select(entry => new ClassNode(
            entry.Id, entry.Number, entry.Name, state.Of(entry.Id)?.ToString().ToLowerInvariant() ?? "", entry.Shots.Count, state.Newest.Revision, tally(entry.Number)))]);
}
