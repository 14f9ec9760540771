using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners.Transductive;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Evaluation;

[Collection(TorchCollection.Name)]
public sealed class GeneralizedEpisodesTests
{
    private static readonly SyntheticFeatures Known = SyntheticFeatures.Make(new SyntheticFeatureOptions { Sigma = 0.3f });

    [Fact]
    public void HoldOut_EverySeenClass_AFifthAndNoGroupOnBothSides()
    {
        var set = new FeatureSet(
            "groups", "none", new float[300], 1, [.. Enumerable.Range(0, 300).Select(i => i / 100)], ["a", "b", "c"], [ClassSplit.Base, ClassSplit.Validation, ClassSplit.Novel],
            [.. Enumerable.Range(0, 300).Select(i => i / 4L)]);

        var (training, test) = SeenHoldOut.Of(set, 1);

        training.Concat(test).Order().ShouldBe(Enumerable.Range(0, 200));
        test.Count(i => i < 100).ShouldBe(20);
        test.Count.ShouldBe(40);
        training.Select(i => i / 4).Intersect(test.Select(i => i / 4)).ShouldBeEmpty();
        SeenHoldOut.Of(set, 2).Test.ShouldNotBe(test);
    }

    [Fact]
    public void HoldOut_OneGroup_NamesTheClass()
    {
        var set = new FeatureSet("one", "none", new float[4], 1, [0, 0, 0, 0], ["a"], [ClassSplit.Base], [1, 1, 1, 1]);

        Should.Throw<InvalidDataException>(() => SeenHoldOut.Of(set, 1)).Message.ShouldStartWith("Class \"a\" of one has no two independent images");
    }

    /// <summary>With the true means as generated features unseen classes are as good as seen ones; with those of other classes they are never recognised.</summary>
    [Fact]
    public void Generalized_TrueOrWrongFakes_UnseenFollowsThem()
    {
        var right = Measure(label => label);
        var wrong = Measure(label => label % 4 == 3 ? 0 : label);

        right.Zero.ShouldBeGreaterThan(0.9);
        right.All.Unseen.ShouldBeGreaterThan(0.8);
        right.All.Seen.ShouldBeGreaterThan(0.8);
        wrong.All.Unseen.ShouldBeLessThan(0.1);
        wrong.All.Seen.ShouldBeGreaterThan(0.5);
        right.All.Harmonic.ShouldBe(2 * right.All.Unseen * right.All.Seen / (right.All.Unseen + right.All.Seen), 1e-12);
        new GeneralizedZeroShotResult(0, 0).Harmonic.ShouldBe(0);
    }

    private static (double Zero, GeneralizedZeroShotResult All) Measure(Func<int, int> meanOf)
    {
        var set = Known.Set;
        var rows = Enumerable.Range(0, set.ClassNames.Count).SelectMany(c => Enumerable.Repeat(Known.TrueMean(meanOf(c)).ToArray(), 20)).SelectMany(row => row).ToArray();
        using var pool = tensor(rows, [set.ClassNames.Count, 20, set.Size]);
        var episodes = new GeneralizedEpisodes(set, SeenHoldOut.Of(set, 1), pool);
        episodes.Labelled.ShouldBe(20);
        var learner = new NearestCentroidLearner();
        return (episodes.Accuracy(learner, 10, 1, CancellationToken.None), episodes.Generalized(learner, 10, 1, CancellationToken.None));
    }
}
