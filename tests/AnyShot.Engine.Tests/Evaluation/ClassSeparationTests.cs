using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Tests.Evaluation;

public sealed class ClassSeparationTests
{
    // Two classes on a line through (0, 0) and (0, 8), one row a distance of 1 to each side of its mean; the third is a single row.
    private static readonly float[][][] Classes = [[[-1, 0], [1, 0]], [[-1, 8], [1, 8]], [[6, 0]]];

    [Fact]
    public void Of_ThreeClasses_ValuesByHand()
    {
        var separation = ClassSeparation.Of(Classes);

        separation.Intra.ShouldBe(2.0 / 3, 1e-6);
        separation.Inter.ShouldBe((8 + 6 + 10) / 3.0, 1e-6);
        separation.Ratio.ShouldBe(2.0 / 24, 1e-6);
        // Mean of all rows (1.2, 3.2): 2 (1.44 + 10.24) + 2 (1.44 + 23.04) + (23.04 + 10.24) over 4 squared lengths of 1.
        separation.Fisher.ShouldBe((23.36 + 48.96 + 33.28) / 4, 1e-4);
    }

    [Fact]
    public void Silhouette_ThreeClasses_ValuesByHand()
    {
        // Of (-1, 0): a = 2, b = 7 to the single row; of (1, 0): a = 2, b = 5; of the second class: a = 2, b the mean to the first; the single row counts 0.
        var b = (8 + Math.Sqrt(68)) / 2;
        Silhouette.Of(Classes, 1).ShouldBe(((5.0 / 7) + (3.0 / 5) + (2 * (b - 2) / b) + 0) / 5, 1e-6);
    }

    [Fact]
    public void Silhouette_MoreRowsThanItLooksAt_DrawsThemBySeed()
    {
        float[][] Around(float centre) => [.. Enumerable.Range(0, 3000).Select(i => new[] { centre + MathF.Sin(i) })];
        float[][][] many = [Around(0), Around(20)];

        Silhouette.Of(many, 1).ShouldBe(Silhouette.Of(many, 1));
        Silhouette.Of(many, 1).ShouldBeInRange(0.9, 1);
    }
}
