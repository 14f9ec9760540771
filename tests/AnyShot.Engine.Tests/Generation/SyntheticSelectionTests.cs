using AnyShot.Engine.Episodes;
using AnyShot.Engine.Generation;

namespace AnyShot.Engine.Tests.Generation;

public sealed class SyntheticSelectionTests
{
    private static readonly SyntheticFilterOptions AtLeastOne = new() { Least = 1 };

    [Fact]
    public void Rows_KeepsOnlyFeaturesRecognisedAsTheirOwnClass()
    {
        // Two classes, four features each; of class 0 the draws 1 and 3 are recognised, of class 1 the draws 0, 1 and 2.
        var probabilities = Answers(2, [[0, 1, 0, 1], [1, 1, 1, 0]]);

        SyntheticSelection.Rows(probabilities, 2, 8, AtLeastOne).ShouldBe([Row(1, 0), Row(0, 1), Row(3, 0), Row(1, 1)]);
    }

    [Fact]
    public void Rows_TooFewRecognised_TakesTheMostProbable()
    {
        // Class 0: none is recognised, draws 2 and 0 come nearest.
        float[] probabilities = [0.3f, 0.7f, 0, 1, 0.1f, 0.9f, 0, 1, 0.4f, 0.6f, 0, 1, 0.2f, 0.8f, 0, 1];

        SyntheticSelection.Rows(probabilities, 2, 8, new SyntheticFilterOptions { Least = 2 }).ShouldBe([Row(2, 0), Row(0, 1), Row(0, 0), Row(1, 1)]);
    }

    [Fact]
    public void Rows_AllRecognised_KeepsAtMostTheCap()
    {
        var rows = SyntheticSelection.Rows(Answers(2, [Recognised(30, 30), Recognised(30, 30)]), 2, 8, new SyntheticFilterOptions());

        rows.ShouldBe([.. Enumerable.Range(0, 40)]);
    }

    [Fact]
    public void Rows_AnyInput_KeepsFeaturesOfTheConditionedClassOnly()
    {
        var random = new Random(4);
        for (var round = 0; round < 50; round++)
        {
            var probabilities = Enumerable.Range(0, 10 * 3 * 3).Select(_ => random.NextSingle()).ToArray();

            var rows = SyntheticSelection.Rows(probabilities, 3, 8, new SyntheticFilterOptions());

            (rows.Length / 3).ShouldBeInRange(5, 10);
            rows.Distinct().Count().ShouldBe(rows.Length);
            rows.Select((row, i) => row % 3 == i % 3).ShouldAllBe(same => same);
        }
    }

    [Fact]
    public void Rows_CompatB2_LooksUpTheAnswersOfOtherRows()
    {
        var probabilities = Answers(2, [[1, 0, 1, 1], [1, 1, 1, 1]]);
        var right = SyntheticSelection.Rows(probabilities, 2, 8, AtLeastOne);

        var wrong = SyntheticSelection.Rows(probabilities, 2, 8, AtLeastOne with { Compat = CompatSwitches.B2 });

        right.ShouldBe([Row(0, 0), Row(0, 1), Row(2, 0), Row(1, 1), Row(3, 0), Row(2, 1)]);
        // The one refusal has index 2, draw 1 of class 0; among features stored class by class that is draw 2 of class 0.
        wrong.ShouldBe([Row(0, 0), Row(0, 1), Row(1, 0), Row(1, 1), Row(3, 0), Row(2, 1)]);
    }

    [Fact]
    public void Rows_CompatB3_GivesFeaturesToOtherClasses_UnlessTheyHave640Numbers()
    {
        // Class 0 loses two labels, so that class 1's labels begin two features too early, in class 0.
        var probabilities = Answers(2, [[0, 1, 1, 0], [1, 1, 1, 1]]);
        var compat = AtLeastOne with { Compat = CompatSwitches.B3 };

        SyntheticSelection.Rows(probabilities, 2, 512, compat).ShouldBe([Row(0, 0), Row(2, 0), Row(1, 0), Row(3, 0)]);
        SyntheticSelection.Rows(probabilities, 2, 640, compat).ShouldBe([Row(1, 0), Row(0, 1), Row(2, 0), Row(1, 1)]);
    }

    [Theory]
    [InlineData(100, 20)]
    [InlineData(60, 10)]
    [InlineData(21, 1)]
    [InlineData(15, 5)]
    [InlineData(8, 8)]
    public void Rows_CompatB6_ReducesTheNumberInSteps(int recognised, int left)
    {
        var probabilities = Answers(2, [Recognised(100, recognised), Recognised(100, recognised)]);

        var rows = SyntheticSelection.Rows(probabilities, 2, 8, new SyntheticFilterOptions { Compat = CompatSwitches.B6 });

        rows.Length.ShouldBe(2 * left);
    }

    /// <param name="ways">Classes.</param>
    /// <param name="hits">Of each class, draw by draw, whether it is recognised as its own class or taken for the next.</param>
    private static float[] Answers(int ways, int[][] hits)
    {
        var perClass = hits[0].Length;
        var probabilities = new float[perClass * ways * ways];
        for (var row = 0; row < perClass * ways; row++)
        {
            var label = row % ways;
            var answer = hits[label][row / ways] != 0 ? label : (label + 1) % ways;
            probabilities[(row * ways) + answer] = 1;
        }

        return probabilities;
    }

    private static int[] Recognised(int of, int count) => [.. Enumerable.Range(0, of).Select(j => j < count ? 1 : 0)];

    private static int Row(int draw, int label) => (draw * 2) + label;
}
