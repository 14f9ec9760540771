using AnyShot.Engine.Maps;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Maps;

public sealed class PrincipalComponentsTests
{
    [Fact]
    public void Fit_TurnedCross_ItsAxesAndVariances()
    {
        // Points at ±3 along 30 degrees and ±1 across: variances 18/3 and 2/3.
        var (c, s) = ((float)Math.Cos(Math.PI / 6), (float)Math.Sin(Math.PI / 6));
        float[][] points = [[5 + (3 * c), 3 * s], [5 - (3 * c), -3 * s], [5 - s, c], [5 + s, -c]];

        var fitted = PrincipalComponents.Fit(points, 2);

        fitted.Axes[0].ShouldBe([c, s], 1e-6);
        fitted.Axes[1].ShouldBe([-s, c], 1e-6);
        fitted.Variances.ShouldBe([6, 2 / 3.0], 1e-5);
        fitted.ExplainedShare.ShouldBe(1, 1e-9);
        fitted.Project(points[0])[0].ShouldBe(3, 1e-5f);
        fitted.Project(points[2])[1].ShouldBe(1, 1e-5f);
    }

    /// <summary>Another way to the same: Jacobi's rotations on the whole covariance matrix.</summary>
    [Fact]
    public void Fit_RandomPoints_AgreesWithTheFullDecomposition()
    {
        var random = new Pcg32(3, 0);
        float[][] points = [.. Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 25).Select(j => random.Normal() * (1 + (j % 5))).ToArray())];
        double[] mean = [.. Enumerable.Range(0, 25).Select(j => points.Average(row => (double)row[j]))];
        double[][] covariance = [.. Enumerable.Range(0, 25).Select(j => Enumerable.Range(0, 25).Select(k => points.Sum(row => (row[j] - mean[j]) * (row[k] - mean[k])) / 59).ToArray())];
        var (values, vectors) = SymmetricEigen.Decompose(covariance);

        var fitted = PrincipalComponents.Fit(points, 3);

        for (var i = 0; i < 3; i++)
        {
            fitted.Variances[i].ShouldBe(values[i], 1e-8 * values[0]);
            Math.Abs(fitted.Axes[i].Zip(vectors[i], (a, b) => a * b).Sum()).ShouldBe(1, 1e-5);
            for (var j = 0; j < 25; j++)
            {
                covariance[j].Zip(vectors[i], (a, b) => a * b).Sum().ShouldBe(values[i] * vectors[i][j], 1e-9 * values[0]);
            }
        }

        fitted.ExplainedShare.ShouldBe(values.Take(3).Sum() / values.Sum(), 1e-8);
    }

    [Fact]
    public void Fit_FewerPointsThanNumbers_OrEqualPoints_StillGivesAxes()
    {
        var few = PrincipalComponents.Fit([[1, 2, 3, 4], [2, 2, 3, 4], [1, 3, 3, 4]], 3);
        few.Variances[2].ShouldBe(0, 1e-9);
        few.Axes[2].Sum(value => value * value).ShouldBe(1, 1e-9);

        var same = PrincipalComponents.Fit([[1, 2, 3], [1, 2, 3], [1, 2, 3]], 2);
        same.ExplainedShare.ShouldBe(0);
        same.Project([1, 2, 3]).ShouldBe([0, 0]);
    }
}
