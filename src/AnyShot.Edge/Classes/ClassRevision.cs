namespace AnyShot.Edge.Classes;

/// <summary>All classes after one change. Immutable; revisions are only ever added.</summary>
/// <param name="Revision">Counts up from 1. What a verdict names.</param>
/// <param name="Classes">By number; retired ones too.</param>
public sealed record ClassRevision(long Revision, IReadOnlyList<RegisteredClass> Classes);
