using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners.Transductive;
using AnyShot.Engine.Transport;

namespace AnyShot.Engine.Tests.Evaluation;

/// <summary>What presuming and estimating the mix of the queries is worth to the any-shot method, on the synthetic features whose truth is known.</summary>
[Collection(TorchCollection.Name)]
public sealed class UnknownMixTests
{
    private const int Runs = 300;

    private static readonly FeatureSet Set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Sigma = 1.1f, Classes = 40 }).Set;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void EstimatedTotals_UnevenQueries_BeatEqualOnesByFivePointsAndLoseOneAtMostWhereTheyAreEven(int shots)
    {
        var estimated = new AnyShotEpisodeLearner(transport: new TransportOptions { Marginal = ColumnMarginal.EmUnbalanced });
        var equal = new AnyShotEpisodeLearner();
        Accuracy(estimated, QueryRegime.Dirichlet, shots).ShouldBeGreaterThanOrEqualTo(Accuracy(equal, QueryRegime.Dirichlet, shots) + 0.05);
        Accuracy(estimated, QueryRegime.Balanced, shots).ShouldBeGreaterThanOrEqualTo(Accuracy(equal, QueryRegime.Balanced, shots) - 0.01);
    }

    [Fact]
    public void AnyShot_OneShot_IsAboveTheNearestCentroidByFourPoints() =>
        Accuracy(new AnyShotEpisodeLearner(), QueryRegime.Balanced, 1).ShouldBeGreaterThanOrEqualTo(Accuracy(new NearestCentroidLearner(), QueryRegime.Balanced, 1) + 0.04);

    private static double Accuracy(IEpisodeLearner learner, QueryRegime regime, int shots)
    {
        using var builder = new EpisodeBatchBuilder(Set, 5);
        return EpisodeEvaluation.Run(new EpisodeRun(Set, new EpisodeOptions { Regime = regime, Shots = shots }, Runs, builder), learner, null, CancellationToken.None).Accuracy.Mean;
    }
}
