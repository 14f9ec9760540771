namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>What the command has to know of a learner before it makes one.</summary>
/// <param name="Name">As in <c>--learner</c>.</param>
/// <param name="HasTransport">There is one row for each transport.</param>
/// <param name="HasGraph">The graph settings matter.</param>
/// <param name="TakesGenerated">Generated features stand beside real shots. Without shots every learner gets them.</param>
internal sealed record LearnerKind(string Name, bool HasTransport = false, bool HasGraph = false, bool TakesGenerated = false)
{
    public static readonly IReadOnlyDictionary<string, LearnerKind> All = new LearnerKind[]
    {
        new("any-shot", HasTransport: true, HasGraph: true, TakesGenerated: true),
        new("prototype"),
        new("pt-map", HasTransport: true),
        new("gtnet", HasTransport: true, HasGraph: true),
        new("bms"),
        new("alpha-tim"),
        new("paddle"),
        new("em-dirichlet"),
        new("nearest-centroid"),
        new("cl2n"),
        new("text"),
    }.ToDictionary(kind => kind.Name);
}
