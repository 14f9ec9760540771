using AnyShot.Edge.Classes;

namespace AnyShot.Edge.Control;

/// <summary>The classes for whoever looks at them.</summary>
/// <param name="LiveRevision">Judges parts.</param>
/// <param name="TrialRevision">Judges in shadow; null when nothing is on trial.</param>
/// <param name="Classes">As the newest revision has them.</param>
public sealed record ClassList(long LiveRevision, long? TrialRevision, IReadOnlyList<ClassListEntry> Classes)
{
    public static ClassList Of(RegistryState state) =>
        new(state.Live.Revision, state.Trial?.Revision, [.. state.Newest.Classes.Select(entry => new ClassListEntry(state.Of(entry.Id)!.Value, entry))]);
}
