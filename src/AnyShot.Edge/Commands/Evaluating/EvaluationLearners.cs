using AnyShot.Engine.Episodes;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Graphs;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Streaming;
using AnyShot.Engine.Learners.Transductive;
using AnyShot.Engine.Transport;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Makes the learners by name.</summary>
/// <param name="options">Graph settings, number of generated features, flaws to reproduce.</param>
internal sealed class EvaluationLearners(EvaluateOptions options)
{
    /// <summary>Graph of a learner; null where it has none.</summary>
    /// <param name="kind">The learner.</param>
    /// <param name="marginal">What its transport is told.</param>
    /// <param name="shots">Real examples a class.</param>
    public GraphOptions? Graph(LearnerKind kind, ColumnMarginal marginal, int shots)
    {
        var standard = kind.Name switch
        {
            "any-shot" => AnyShotEpisodeLearner.DefaultGraph(marginal),
            "gtnet" => GtnetLearner.DefaultGraph(shots),
            _ => null,
        };
        return standard is null ? null : standard with
        {
            Neighbours = options.Neighbours ?? standard.Neighbours,
            Kappa = options.Kappa ?? standard.Kappa,
            Alpha = options.Alpha ?? standard.Alpha,
            Compat = options.Compat,
        };
    }

    /// <param name="kind">The learner.</param>
    /// <param name="marginal">What its transport is told.</param>
    /// <param name="shots">Real examples a class.</param>
    /// <param name="regime">On a stream any-shot with the mix that it estimates itself is what the agent runs; told another mix, it judges window by window.</param>
    public IEpisodeLearner Create(LearnerKind kind, ColumnMarginal marginal, int shots, QueryRegime regime = QueryRegime.Balanced)
    {
        if (kind.Name == "any-shot" && regime == QueryRegime.Stream && marginal == ColumnMarginal.EmUnbalanced)
        {
            return new AnyShotStreamLearner(new AnyShotOptions { Neighbours = Graph(kind, marginal, shots)!.Neighbours });
        }

        var transport = new TransportOptions { Marginal = marginal };
        return kind.Name switch
        {
            "any-shot" => Filtered(new AnyShotEpisodeLearner(Graph(kind, marginal, shots), transport), shots),
            "prototype" => new PrototypeEpisodeLearner(),
            "pt-map" => new PtMapLearner(transport),
            "gtnet" => new GtnetLearner(transport, Graph(kind, marginal, shots)),
            "bms" => new BmsLearner(),
            "alpha-tim" => new AlphaTimLearner(),
            "paddle" => new PaddleLearner(),
            "em-dirichlet" => new EmDirichletLearner(),
            "em-dirichlet-hard" => new EmDirichletLearner(isHard: true),
            "nearest-centroid" => new NearestCentroidLearner(),
            "cl2n" => new Cl2nLearner(),
            "text" => new TextLearner(),
            _ => throw new ArgumentException($"There is no learner {kind.Name}."),
        };
    }

    /// <summary>Judges generated features by the shots: the published graph and transport, told the totals, which are known because the features were made so.</summary>
    public IEpisodeLearner FilterJudge(int shots) =>
        new AnyShotEpisodeLearner(Graph(LearnerKind.All["any-shot"], ColumnMarginal.Known, shots), new TransportOptions { Marginal = ColumnMarginal.Known });

    public SyntheticFilterOptions FilterOptions => new()
    {
        Least = Math.Clamp(options.Synthetic ?? PlannedRow.StandardGenerated, 1, new SyntheticFilterOptions().Least),
        Most = Math.Max(1, options.Synthetic ?? PlannedRow.StandardGenerated),
        Compat = options.Compat,
    };

    private IEpisodeLearner Filtered(IEpisodeLearner learner, int shots) =>
        shots == 0 || options.Compat.HasFlag(CompatSwitches.B4) ? learner : new FilteredLearner(learner, new SyntheticFilter(FilterJudge(shots), FilterOptions));
}
