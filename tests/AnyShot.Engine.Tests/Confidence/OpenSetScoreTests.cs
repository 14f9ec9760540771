using AnyShot.Engine.Confidence;
using AnyShot.Engine.Data;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Confidence;

public sealed class OpenSetScoreTests
{
    private static readonly SupportClass First = new("first", [[1f, 0f], [0.8f, 0.6f]]);
    private static readonly SupportClass Second = new("second", [[0f, 1f], [-0.6f, 0.8f]]);

    /// <summary>All left-out distances are sqrt(0.4), so both limits are; the squared distance to the nearer prototype is 0.355616.</summary>
    [Fact]
    public void Of_KnownPoint_GoldenScore() => OpenSetScore.Build([First, Second]).Of([0.6f, 0.8f]).ShouldBe(0.942893f, 1e-4f);

    [Fact]
    public void Of_AsThePrototypeLearner_SameWhereTheNearestClassHasTheLeastScore()
    {
        var probabilities = new float[2];
        float[] query = [0.28f, -0.96f];

        OpenSetScore.Build([First, Second]).Of(query).ShouldBe(PrototypeLearner.Build([First, Second]).Judge(query, probabilities), 1e-5f);
    }

    [Fact]
    public void Of_OneShotWithoutPrior_KnowsNothing() => OpenSetScore.Build([new("a", [[1f, 0f]]), new("b", [[0f, 1f]])]).Of([-1f, 0f]).ShouldBe(0);

    /// <summary>Limit 0.5 + 3 * 0.1; distance between (1, 0) and (0, -1) sqrt(2).</summary>
    [Fact]
    public void Of_OneShotWithPrior_DistanceOverThePriorsLimit() =>
        OpenSetScore.Build([new("a", [[1f, 0f]])], prior: new NoveltyPrior(0.5, 0.1)).Of([0f, -1f]).ShouldBe(MathF.Sqrt(2) / 0.8f, 1e-5f);

    [Fact]
    public void Of_ClassOfGeneratedFeaturesOnly_TheirMeanIsItsPrototype()
    {
        var score = OpenSetScore.Build([First, new("unseen", [])], [[], [[0f, -1f], [0.6f, -0.8f]]]);

        score.Of([0.316228f, -0.948683f]).ShouldBe(0, 1e-3f);
        score.Of([-1f, 0f]).ShouldBeGreaterThan(1);
    }

    /// <summary>Without the base mean both classes point the same way; with it they are opposite, and the point is at right angles to both.</summary>
    [Fact]
    public void Of_BaseMean_DistancesAreTakenAroundIt()
    {
        SupportClass[] support = [new("a", [[0.6f, 0.8f]]), new("b", [[-0.6f, 0.8f]])];

        OpenSetScore.Build(support, baseMean: [0f, 0.8f], prior: new NoveltyPrior(1, 0)).Of([0f, 1f]).ShouldBe(MathF.Sqrt(2), 1e-5f);
    }

    [Fact]
    public void NoveltyPrior_ThreeDistances_MeanAndDeviation()
    {
        var prior = NoveltyPrior.Of([0.4, 0.5, 0.9]);

        prior.Mean.ShouldBe(0.6, 1e-12);
        prior.Deviation.ShouldBe(0.264575, 1e-6);
        Should.Throw<ArgumentException>(() => NoveltyPrior.Of([0.4])).Message.ShouldContain("two distances");
    }

    [Fact]
    public void Build_WrongInput_SentenceSaysWhat()
    {
        Should.Throw<ArgumentException>(() => OpenSetScore.Build([First, new("empty", [])])).Message.ShouldContain("\"empty\" has no example");
        Should.Throw<ArgumentException>(() => OpenSetScore.Build([First], [[], []])).Message.ShouldContain("1 classes have generated features of 2");
        Should.Throw<ArgumentException>(() => OpenSetScore.Build([First], [[[1f, 0f, 0f]]])).Message.ShouldContain("\"first\" has 3 numbers, others have 2");
        Should.Throw<ArgumentException>(() => OpenSetScore.Build([First], baseMean: [1f])).Message.ShouldContain("base mean has 1 numbers");
        Should.Throw<ArgumentException>(() => OpenSetScore.Build([First]).Of([1f])).Message.ShouldContain("embedding has 1");
    }

    /// <summary>Five of ten unseen classes are known by five shots each, the other five come too. Measured 0.991.</summary>
    [Fact]
    public void Of_SyntheticClasses_TellsKnownFromUnknown()
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 40, PerClass = 15, Sigma = 0.7f }).Set;
        var known = new List<float>();
        var unknown = new List<float>();
        var random = new Pcg32(1, 1);
        for (var episode = 0; episode < 20; episode++)
        {
            var classes = Enumerable.Range(0, 40).Where(c => set.Splits[c] == ClassSplit.Validation).OrderBy(_ => random.Next()).ToArray();
            var score = OpenSetScore.Build([.. classes[..5].Select(c => new SupportClass(set.ClassNames[c], [.. Rows(set, c)[..5]]))]);
            known.AddRange(classes[..5].SelectMany(c => Rows(set, c)[5..]).Select(row => score.Of(row)));
            unknown.AddRange(classes[5..].SelectMany(c => Rows(set, c)[5..]).Select(row => score.Of(row)));
        }

        RocCurve.Area(known, unknown).ShouldBeGreaterThan(0.97);
        known.Count(score => score > 1).ShouldBeLessThan(known.Count / 10);
    }

    private static float[][] Rows(FeatureSet set, int label) =>
        [.. Enumerable.Range(0, set.Count).Where(i => set.Labels[i] == label).Select(i => Unit(set.Row(i)))];

    private static float[] Unit(ReadOnlySpan<float> row)
    {
        var copy = row.ToArray();
        var length = MathF.Sqrt(copy.Sum(value => value * value));
        return [.. copy.Select(value => value / length)];
    }
}
