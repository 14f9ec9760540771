using System.Text.Json;
using AnyShot.Engine.Hierarchies;

namespace AnyShot.Engine.Tests.Hierarchies;

public sealed class CoarseToFineTests
{
    private static readonly string[] Names = ["a1", "a2", "b1", "b2"];
    private static readonly ClassTree Tree = ClassTree.Build(JsonElement.Parse("""{ "a": ["a1", "a2"], "b": ["b1", "b2"] }"""), Names);

    /// <summary>By hand: a = 10 degrees, b = 100 degrees; a1 = 0, a2 = 20, b1 = 90, b2 = 110.</summary>
    [Fact]
    public void Judge_ScoreIsTheProductAlongThePath()
    {
        var judge = new CoarseToFine(Tree, [[At(0)], [At(20)], [At(90)], [At(110)]], temperature: 0.5f, beam: 4);
        var scores = new double[4];

        judge.Judge(At(30), scores).ShouldBe(1);

        var a = 1 / (1 + Math.Exp((Squared(20) - Squared(70)) / 0.5));
        scores[1].ShouldBe(a / (1 + Math.Exp((Squared(10) - Squared(30)) / 0.5)), 1e-5);
        scores.Sum().ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Judge_NearMissHighUp_TheBeamMakesItGood_GreedyDoesNot()
    {
        // a lies at 25 degrees and b at 72, so 50 degrees is nearer to b; but a2 is exactly there, and b1 and b2 share what b gets.
        IReadOnlyList<IReadOnlyList<float[]>> shots = [[At(0)], [At(50)], [At(72)], [At(72.5)]];
        var scores = new double[4];

        new CoarseToFine(Tree, shots, 0.1f, beam: 1).Judge(At(50), scores).ShouldBe(2);
        scores.Count(score => score > 0).ShouldBe(1);
        new CoarseToFine(Tree, shots, 0.1f, beam: 3).Judge(At(50), scores).ShouldBe(1);
        scores.Count(score => score > 0).ShouldBe(3);
    }

    [Fact]
    public void PrototypeOf_Group_MeanOfMembersOrOfExamples()
    {
        IReadOnlyList<IReadOnlyList<float[]>> shots = [[At(0), At(0), At(0)], [At(90)], [At(0)], [At(0)]];

        new CoarseToFine(Tree, shots, 1).PrototypeOf(1).ToArray().ShouldBe(At(45), 1e-5);
        new CoarseToFine(Tree, shots, 1, byCount: true).PrototypeOf(1).ToArray().ShouldBe(At(Math.Atan2(1, 3) * 180 / Math.PI), 1e-5);
    }

    [Fact]
    public void Scores_ByHand()
    {
        var scores = new HierarchyScores(Tree);
        scores.Add(0, 0);
        scores.Add(0, 1);
        scores.Add(2, 0);
        scores.Add(3, 2);

        scores.Accuracy.ShouldBe([0.75, 0.25]);
        scores.MistakeDistance.ShouldBe((1 + 2 + 1) / 3.0);
    }

    [Fact]
    public void Study_TreeThatFitsTheFeatures_GroupsAreRecognisedAndMistakesStayWithin()
    {
        var set = Grouped();
        var tree = ClassTree.Build(JsonElement.Parse("""{ "a": ["0", "1", "2"], "b": ["3", "4", "5"] }"""), set.ClassNames);

        var found = HierarchyStudy.Run(set, tree, new HierarchyOptions { Shots = 3, Runs = 20 }, null, CancellationToken.None);

        found.LevelNodes.ShouldBe([2, 6]);
        found.Rows.Select(row => row.Method).ShouldBe(["flat", "greedy", "beam-3"]);
        found.Rows[2].Accuracy[0].Mean.ShouldBeGreaterThan(0.97);
        found.Rows[2].Accuracy[1].Mean.ShouldBeInRange(0.4, 0.97);
        found.Rows[2].MistakeDistance!.Value.Mean.ShouldBeInRange(1, 1.2);
        found.Consistency.Mean.ShouldBeGreaterThan(0.9);
    }

    /// <summary>Two groups far apart, three classes near each other in each.</summary>
    private static AnyShot.Engine.Data.FeatureSet Grouped()
    {
        var random = new AnyShot.Engine.Rendering.Pcg32(2, 0);
        var features = new float[6 * 30 * 8];
        for (var i = 0; i < 180; i++)
        {
            for (var j = 0; j < 8; j++)
            {
                features[(i * 8) + j] = random.Normal() + (j == i / 90 ? 8 : 0) + (j == 2 + (i / 30) ? 2 : 0);
            }
        }

        return new AnyShot.Engine.Data.FeatureSet(
            "grouped", "none", features, 8, [.. Enumerable.Range(0, 180).Select(i => i / 30)], ["0", "1", "2", "3", "4", "5"], [.. Enumerable.Repeat(AnyShot.Engine.Data.ClassSplit.Novel, 6)]);
    }

    private static double Squared(double degrees) => 2 - (2 * Math.Cos(Math.PI * degrees / 180));

    private static float[] At(double degrees) => [(float)Math.Cos(Math.PI * degrees / 180), (float)Math.Sin(Math.PI * degrees / 180)];
}
