using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Streaming;
using AnyShot.Engine.Prompts;

namespace AnyShot.Engine.Tests.Prompts;

/// <summary>The agent's learners with classes that are described in words.</summary>
public sealed class DescribedLearnerTests
{
    private const int Classes = 4;
    private readonly WordsAndImages _world = new(Classes, 96, noise: 1, error: 0.5f, seed: 8);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Judge_ClassInWordsBesideClassesWithExamples_IsRecognised(bool isAnyShot)
    {
        SupportClass[] support = [.. Enumerable.Range(0, Classes).Select(c => new SupportClass($"{c}", c == 2 ? [] : Shots(c, 8)) { Text = _world.Texts[c] })];

        Recall(Build(support, isAnyShot), 2).ShouldBeGreaterThan(0.8);
        Recall(Build(support, isAnyShot), 0).ShouldBeGreaterThan(0.8);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Judge_AllClassesInWords_AreRecognisedByTheBackground(bool isAnyShot)
    {
        var learner = Build([.. Enumerable.Range(0, Classes).Select(c => new SupportClass($"{c}", []) { Text = _world.Texts[c] })], isAnyShot);

        Enumerable.Range(0, Classes).Average(c => Recall(learner, c)).ShouldBeGreaterThan(0.75);
    }

    [Fact]
    public void JudgeNewest_AllClassesInWords_TheWindowTakesTheBiasOff()
    {
        // No background at all: what the stream shows is all there is to go by.
        var learner = AnyShotLearner.Build([.. Enumerable.Range(0, Classes).Select(c => new SupportClass($"{c}", []) { Text = _world.Texts[c] })]);
        var recent = new RecentEmbeddings(40, 96);
        var judge = learner.Follow(recent);
        var probabilities = new float[Classes];
        var (alone, together) = (0, 0);
        for (var i = 0; i < 160; i++)
        {
            var part = _world.Next(i % Classes);
            learner.Judge(part, probabilities);
            alone += Best(probabilities) == i % Classes ? 1 : 0;
            recent.TryAdd(part);
            judge.JudgeNewest(probabilities);
            together += Best(probabilities) == i % Classes ? 1 : 0;
            probabilities.Sum().ShouldBe(1, 1e-4f);
        }

        together.ShouldBeGreaterThan(alone + 8);
        together.ShouldBeGreaterThan(112);
    }

    [Fact]
    public void Build_NoWordsAtAll_AsBefore()
    {
        SupportClass[] support = [.. Enumerable.Range(0, Classes).Select(c => new SupportClass($"{c}", Shots(c, 4)))];
        var (plain, other) = (AnyShotLearner.Build(support), AnyShotLearner.Build(support, new AnyShotOptions { Prompts = new PromptOptions { Weight = 50 } }));

        for (var c = 0; c < Classes; c++)
        {
            other.PrototypeOf(c).SequenceEqual(plain.PrototypeOf(c)).ShouldBeTrue();
        }

        Should.Throw<ArgumentException>(() => AnyShotLearner.Build([new SupportClass("empty", [])])).Message.ShouldContain("\"empty\"");
    }

    private ILearner Build(SupportClass[] support, bool isAnyShot)
    {
        var prompts = new PromptOptions { Background = new PromptBackground(_world.Background, 1, new PromptSeparation(1)) };
        return isAnyShot ? AnyShotLearner.Build(support, new AnyShotOptions { Prompts = prompts }) : PrototypeLearner.Build(support, prompts);
    }

    private float[][] Shots(int c, int count) => [.. Enumerable.Range(0, count).Select(_ => _world.Next(c))];

    private double Recall(ILearner learner, int c)
    {
        var probabilities = new float[Classes];
        return Enumerable.Range(0, 60).Average(_ =>
        {
            learner.Judge(_world.Next(c), probabilities);
            return Best(probabilities) == c ? 1.0 : 0;
        });
    }

    private static int Best(float[] probabilities) => Array.IndexOf(probabilities, probabilities.Max());
}
