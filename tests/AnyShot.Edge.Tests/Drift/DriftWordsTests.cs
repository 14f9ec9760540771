using AnyShot.Edge.Drift;
using AnyShot.Engine.Drift;

namespace AnyShot.Edge.Tests.Drift;

public sealed class DriftWordsTests
{
    [Fact]
    public void Changes_OfLightFocusAndMix_NamesThemTheLargestFirst()
    {
        DriftWords.Changes(Parts(100, 40, 8, "good"), Parts(78, 40, 4, "good")).ShouldBe(["less sharp by 50 %", "darker by 22 %"]);
        DriftWords.Changes(Parts(100, 40, 8, "good"), Parts(100, 60, 8, "good")).ShouldBe(["more contrast by 50 %"]);
        DriftWords.Changes(Parts(100, 40, 8, "good"), Parts(101, 40, 8, "good")).ShouldBeEmpty("nobody sees that");
        DriftWords.Changes(Parts(100, 40, 8, "good"), Parts(100, 40, 8, "scratch"))
            .ShouldBe(["class \"good\" 0 % of the parts instead of 100 %", "class \"scratch\" 100 % of the parts instead of 0 %"]);
    }

    [Fact]
    public void What_OfNothingThatIsKnown_SaysThatItIsSomethingElse() => DriftWords.What([]).ShouldContain("something else");

    /// <summary>Twenty parts around the means.</summary>
    private static DriftPart[] Parts(double brightness, double contrast, double sharpness, string name) =>
        [.. Enumerable.Range(0, 20).Select(i => new DriftPart(i, name, [], new ImageFigures(brightness + (i % 2) - 0.5, contrast + (i % 2) - 0.5, sharpness + (0.1 * ((i % 2) - 0.5)))))];
}
