namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>What the command has to know of a learner before it makes one.</summary>
/// <param name="Name">As in <c>--learner</c>.</param>
/// <param name="HasTransport">There is one row for each transport.</param>
/// <param name="HasOwnVectors">It compares with class vectors in its own way.</param>
/// <param name="TakesGenerated">Filtered generated features stand beside real shots. Without shots every learner gets them, as they are.</param>
internal sealed record LearnerKind(string Name, bool HasTransport = false, bool TakesGenerated = false, bool HasOwnVectors = false)
{
    public static readonly IReadOnlyDictionary<string, LearnerKind> All = new LearnerKind[]
    {
        new("any-shot", HasTransport: true, TakesGenerated: true),
        new("prototype"),
        new("pt-map", HasTransport: true),
        new("gtnet", HasTransport: true),
        new("bms"),
        new("alpha-tim"),
        new("paddle"),
        new("em-dirichlet", HasOwnVectors: true),
        new("em-dirichlet-hard", HasOwnVectors: true),
        new("nearest-centroid"),
        new("cl2n"),
        new("text", HasOwnVectors: true),
        new("fused", HasOwnVectors: true),
    }.ToDictionary(kind => kind.Name);
}
