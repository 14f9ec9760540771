using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners.Transductive;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Transport;

namespace AnyShot.Engine.Tests.Prompts;

[Collection(TorchCollection.Name)]
public sealed class PromptedLearnerTests
{
    private const int Classes = 12;
    private const int Size = 96;

    [Fact]
    public void Judge_WeakShotsAndTellingWords_TogetherBeatEither()
    {
        var set = Set(noise: 2.5f, error: 2);

        var images = Accuracy(set, 1, AnyShot());
        var words = Accuracy(set, 1, new TextLearner(new PromptOptions()));
        var both = Accuracy(set, 1, new PromptedLearner(AnyShot()));

        both.ShouldBeGreaterThan(images + 0.05);
        both.ShouldBeGreaterThan(words);
    }

    [Theory]
    [InlineData(2.5f, 1)]
    [InlineData(1f, 1)]
    [InlineData(2.5f, 5)]
    public void Judge_WordsThatSayNothing_CostNextToNothing(float noise, int shots)
    {
        var set = Set(noise, error: 50);

        Accuracy(set, shots, new PromptedLearner(AnyShot())).ShouldBeGreaterThan(Accuracy(set, shots, AnyShot()) - 0.03);
    }

    [Fact]
    public void Judge_GoodShots_WordsChangeNothing()
    {
        var set = Set(noise: 0.5f, error: 2);

        Accuracy(set, 1, new PromptedLearner(AnyShot())).ShouldBe(Accuracy(set, 1, AnyShot()), 1e-6);
    }

    [Fact]
    public void Judge_NoShots_TheOtherQueriesHelpTheWords()
    {
        var set = Set(noise: 1.5f, error: 1.5f);

        var words = Accuracy(set, 0, new TextLearner(new PromptOptions()));

        words.ShouldBeGreaterThan(0.35);
        Accuracy(set, 0, new PromptedLearner(AnyShot())).ShouldBeGreaterThan(words + 0.03);
    }

    [Fact]
    public void Judge_NoClassVectors_SaysWhatIsMissing()
    {
        var set = Set(1, 1);
        using var builder = new EpisodeBatchBuilder(set, 5);

        Should.Throw<ArgumentException>(() => EpisodeEvaluation.Run(Run(set, 1, builder), new PromptedLearner(AnyShot()), null, CancellationToken.None))
            .Message.ShouldContain("needs class vectors");
    }

    private static AnyShotEpisodeLearner AnyShot() => new(transport: new TransportOptions { Marginal = ColumnMarginal.EmUnbalanced });

    private static double Accuracy(FeatureSet set, int shots, IEpisodeLearner learner)
    {
        using var builder = new EpisodeBatchBuilder(set, 5, hasClassVectors: true);
        return EpisodeEvaluation.Run(Run(set, shots, builder), learner, null, CancellationToken.None).Accuracy.Mean;
    }

    private static EpisodeRun Run(FeatureSet set, int shots, EpisodeBatchBuilder builder) => new(set, new EpisodeOptions { Ways = 5, Shots = shots, Queries = 12 }, 80, builder);

    private static FeatureSet Set(float noise, float error)
    {
        const int PerClass = 30;
        var world = new WordsAndImages(Classes, Size, noise, error, seed: 3);
        int[] labels = [.. Enumerable.Range(0, Classes * PerClass).Select(i => i / PerClass)];
        return new FeatureSet(
            "words", "none", [.. labels.SelectMany(world.Next)], Size, labels, [.. Enumerable.Range(0, Classes).Select(c => $"class-{c}")], [.. Enumerable.Repeat(ClassSplit.Novel, Classes)],
            null, [.. Enumerable.Range(0, Classes).SelectMany(c => world.Texts[c])], Size);
    }
}
