using AnyShot.Engine.Episodes;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Transductive;
using AnyShot.Engine.Transport;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Makes the learners by name.</summary>
internal static class EvaluationLearners
{
    public static IEpisodeLearner Create(LearnerKind kind, ColumnMarginal marginal, EvaluateOptions options) => kind.Name switch
    {
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
}
