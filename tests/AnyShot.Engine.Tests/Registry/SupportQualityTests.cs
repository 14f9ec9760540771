using AnyShot.Engine.Registry;

namespace AnyShot.Engine.Tests.Registry;

public sealed class SupportQualityTests
{
    [Fact]
    public void Measure_WrongLabel_IsNamedWithTheClassItBelongsTo()
    {
        var found = Measure(("a", [0, 1, 2, 3, 91]), ("b", [90, 92, 93]));

        var suspicious = found.Items.Single(item => item.Advice.Length > 0);
        (suspicious.Class, suspicious.Id, suspicious.Rank, suspicious.Nearest).ShouldBe(("a", "a4", 2, "b"));
        suspicious.Advice.ShouldContain("is the label right?");
        suspicious.ShouldGo.ShouldBeFalse();
        found.Classes[0].ShouldBe(new ClassQuality("a", 5, 4, 5, found.Classes[0].MeanDistance));
        found.Classes[1].Recognised.ShouldBe(3);
    }

    [Fact]
    public void Measure_FarAmongMany_IsAnOutlierAndGoesWhenNearerToAnotherClass()
    {
        var found = Measure(("a", [.. Enumerable.Range(0, 15).Select(i => (double)i), 100]), ("b", [88, 90, 92]));

        var worst = found.Items[0];
        worst.Id.ShouldBe("a15");
        worst.IsOutlier.ShouldBeTrue();
        worst.ShouldGo.ShouldBeTrue();
        worst.ZScore!.Value.ShouldBeGreaterThan(3);
        worst.Distance.ShouldBe(2 * Math.Sin(Math.PI * (100 - 7) / 360), 1e-4);
        found.Items.Count(item => item.ShouldGo).ShouldBe(1);
    }

    [Fact]
    public void Measure_SameImageTwice_TheLaterGoes_AndNeitherVouchesForTheOther()
    {
        var found = SupportQuality.Measure([("a", [Item("x", 0, "h1"), Item("y", 0, "h1"), Item("z", 4, "h2")]), ("b", [Item("w", 90, "h3")])]);

        var goes = found.Items.Single(item => item.ShouldGo);
        goes.Id.ShouldBe("y");
        goes.DuplicateOf.ShouldBe(["a: x"]);
        found.Items.Single(item => item.Id == "x").Distance.ShouldBe(2 * Math.Sin(Math.PI * 4 / 360), 1e-4);
    }

    [Fact]
    public void Measure_SameImageInTwoClasses_GoesWhereItIsNotLikeTheOthers()
    {
        var found = SupportQuality.Measure([("a", [Item("x", 90, "h1"), Item("y", 1, "h2"), Item("z", 2, "h4")]), ("b", [Item("w", 90, "h1"), Item("v", 91, "h3")])]);

        found.Items.Where(item => item.Advice.Contains("one of the two labels is wrong", StringComparison.Ordinal)).Select(item => (item.Id, item.ShouldGo)).ShouldBe([("x", true), ("w", false)]);
    }

    [Fact]
    public void Measure_NearlyTheSameClasses_AreNamed()
    {
        var found = Measure(("a", [0, 2]), ("b", [3, 5]), ("c", [90, 91]));

        var pair = found.ClosePairs.Single();
        (pair.First, pair.Second).ShouldBe(("a", "b"));
        pair.Cosine.ShouldBe(Math.Cos(Math.PI * 3 / 180), 1e-5);
    }

    [Fact]
    public void Measure_UnevenAndLoneClasses_AreWarnedOf()
    {
        var found = Measure(("a", [.. Enumerable.Range(0, 11).Select(i => (double)i)]), ("b", [90]));

        found.Warnings.ShouldBe(["Class \"a\" has 11 examples and \"b\" 1: more than ten times as many.", "Class \"b\" has one example: nothing can be said of it."]);
        found.Items.Single(item => item.Class == "b").Rank.ShouldBe(0);
    }

    [Fact]
    public void Measure_CleanSet_SaysNothing() => Measure(("a", [0, 5, 10]), ("b", [90, 95, 100])).Items.ShouldAllBe(item => item.Advice == "" && item.Rank == 1);

    private static SupportQuality Measure(params (string Name, double[] Degrees)[] classes) =>
        SupportQuality.Measure([.. classes.Select(entry => (entry.Name, (IReadOnlyList<SupportItem>)[.. entry.Degrees.Select((d, i) => Item($"{entry.Name}{i}", d, $"{entry.Name}{i}"))]))]);

    private static SupportItem Item(string id, double degrees, string hash) => new(id, [(float)Math.Cos(Math.PI * degrees / 180), (float)Math.Sin(Math.PI * degrees / 180)], hash);
}
