namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>What the command has to know of a learner before it makes one.</summary>
/// <param name="Name">As in <c>--learner</c>.</param>
/// <param name="HasTransport">There is one row for each transport.</param>
/// <param name="TakesGenerated">Filtered generated features stand beside real shots. Without shots every learner gets them, as they are.</param>
internal sealed record LearnerKind(string Name, bool HasTransport = false, bool TakesGenerated = false)
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
        new("em-dirichlet"),
        new("em-dirichlet-hard"),
        new("nearest-centroid"),
        new("cl2n"),
        new("text"),
    }.ToDictionary(kind => kind.Name);
}
