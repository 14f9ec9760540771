using AnyShot.Engine.Episodes;
using AnyShot.Engine.Graphs;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Transductive;
using AnyShot.Engine.Transport;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Makes the learners by name.</summary>
internal static class EvaluationLearners
{
    public static IEpisodeLearner Create(LearnerKind kind, ColumnMarginal marginal, EvaluateOptions options) => kind.Name switch
    {
        "any-shot" => new AnyShotEpisodeLearner(Graph(AnyShotEpisodeLearner.DefaultGraph(marginal), options), new TransportOptions { Marginal = marginal }),
        "pt-map" => new PtMapLearner(new TransportOptions { Marginal = marginal }),
        "gtnet" => new GtnetLearner(
            new TransportOptions { Marginal = marginal }, (options.Neighbours ?? options.Kappa ?? options.Alpha) is null ? null : Graph(new GraphOptions(), options), options.Compat),
        "prototype" => new PrototypeEpisodeLearner(),
        "bms" => new BmsLearner(),
        "alpha-tim" => new AlphaTimLearner(),
        "paddle" => new PaddleLearner(),
        "em-dirichlet" => new EmDirichletLearner(),
        "nearest-centroid" => new NearestCentroidLearner(),
        "cl2n" => new Cl2nLearner(),
        "text" => new TextLearner(),
        _ => throw new ArgumentException($"There is no learner {kind.Name}."),
    };

    /// <summary>What the command line says of the graph, over what the learner would take.</summary>
    private static GraphOptions Graph(GraphOptions usual, EvaluateOptions options) => usual with
    {
        Neighbours = options.Neighbours ?? usual.Neighbours,
        Kappa = options.Kappa ?? usual.Kappa,
        Alpha = options.Alpha ?? usual.Alpha,
        Compat = options.Compat,
    };
}
