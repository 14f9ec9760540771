using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Tests.Evaluation;

public sealed class FewShotEvaluationTests
{
    /// <summary>Golden values of the method's specification (G6).</summary>
    [Fact]
    public void Of_FourEpisodes_MeanAndHalfWidth()
    {
        var result = FewShotResult.Of([0.8, 0.6, 0.7, 0.9]);
        result.Accuracy.ShouldBe(0.75, 1e-6);
        result.HalfWidth.ShouldBe(0.126517, 1e-6);
    }

    [Fact]
    public void Run_SeparateClasses_AllRight()
    {
        var result = Run([Class("a", 0, 20, g => g), Class("b", 1, 20, g => g)]);
        result.Accuracy.ShouldBe(1);
        result.HalfWidth.ShouldBe(0);
    }

    /// <summary>Every group looks like itself and like nothing else, whatever its class: whoever is right has seen the group among the shots.</summary>
    [Fact]
    public void Run_GroupsThatOnlyResembleThemselves_OnlyGuesses()
    {
        EvaluationClass[] leaking = [Grouped("a", 0, declare: false), Grouped("b", 6, declare: false)];
        EvaluationClass[] kept = [Grouped("a", 0, declare: true), Grouped("b", 6, declare: true)];

        Run(leaking).Accuracy.ShouldBeGreaterThan(0.6);
        Run(kept).Accuracy.ShouldBe(0.5, 0.01);
    }

    [Fact]
    public void Run_SameSeed_SameResult() =>
        Run([Grouped("a", 0, false), Grouped("b", 6, false)]).ShouldBe(Run([Grouped("a", 0, false), Grouped("b", 6, false)]));

    [Fact]
    public void Run_TooFewGroups_NamesTheClass() =>
        Should.Throw<ArgumentException>(() => Run([Class("a", 0, 20, g => g), Class("narrow", 1, 20, _ => 0)])).Message.ShouldStartWith("Class \"narrow\" has too few");

    private static FewShotResult Run(IReadOnlyList<EvaluationClass> classes) =>
        FewShotEvaluation.Run(classes, shots: 3, queries: 10, episodes: 100, seed: 1, PrototypeLearner.Build);

    private static EvaluationClass Class(string name, int direction, int count, Func<int, int> group) =>
        new(name, [.. Enumerable.Range(0, count).Select(_ => OneHot(direction))], [.. Enumerable.Range(0, count).Select(group)]);

    /// <summary>Six groups of six equal images, each group in a direction of its own.</summary>
    private static EvaluationClass Grouped(string name, int firstDirection, bool declare) =>
        new(name, [.. Enumerable.Range(0, 36).Select(i => OneHot(firstDirection + (i / 6)))], declare ? [.. Enumerable.Range(0, 36).Select(i => i / 6)] : null);

    private static float[] OneHot(int direction)
    {
        var embedding = new float[12];
        embedding[direction] = 1;
        return embedding;
    }
}
