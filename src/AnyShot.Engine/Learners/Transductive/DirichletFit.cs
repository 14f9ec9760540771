using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// Maximum likelihood of Dirichlet distributions by majorise-minimise (Martin et al. 2024): the log-gamma function is bounded by a parabola at the current
/// point, and the bound's minimum is a quadratic equation in each parameter. Plain loops over a handful of numbers, thousands of times: as tensor
/// operators the same steps took more than ten times as long.
/// </summary>
internal static class DirichletFit
{
    private const int MostSteps = 1000;

    /// <summary>Steps between two looks at the progress.</summary>
    private const int Look = 10;
    private const double Tolerance = 1e-11;

    /// <summary>Below this the parabola's curvature cancels and its limit takes its place.</summary>
    private const double Smallest = 1e-4;
    private const double CurvatureAtZero = Math.PI * Math.PI / 6;

    /// <summary>Refines parameters. An episode stops on its own, so that it does not depend on those that it is computed with.</summary>
    /// <param name="alpha">float64 (R, N, D), positive: where to start.</param>
    /// <param name="meanLogs">float64 (R, N, D): weighted mean of the logarithms of each class's points.</param>
    /// <returns>float64 (R, N, D).</returns>
    public static Tensor Fit(Tensor alpha, Tensor meanLogs)
    {
        var fitted = alpha.contiguous().data<double>().ToArray();
        var targets = meanLogs.contiguous().data<double>().ToArray();
        var (episodes, classes, size) = ((int)alpha.shape[0], (int)alpha.shape[1], (int)alpha.shape[2]);
        Parallel.For(0, episodes, episode => FitOne(fitted, targets, episode * classes * size, classes, size));
        return tensor(fitted).reshape(alpha.shape);
    }

    /// <summary>Logarithm of the density of every point under every class, but for the factor that is the same for all classes.</summary>
    /// <param name="logPoints">(R, n, D).</param>
    /// <param name="alpha">(R, N, D).</param>
    /// <returns>(R, n, N).</returns>
    public static Tensor LogDensity(Tensor logPoints, Tensor alpha) =>
        logPoints.matmul((alpha - 1).transpose(1, 2)) + (alpha.sum(-1).lgamma() - alpha.lgamma().sum(-1)).unsqueeze(1);

    private static void FitOne(double[] alpha, double[] meanLogs, int start, int classes, int size)
    {
        for (var step = 1; step <= MostSteps; step++)
        {
            var (moved, length) = (0.0, 0.0);
            for (var c = 0; c < classes; c++)
            {
                var own = alpha.AsSpan(start + (c * size), size);
                var total = 0.0;
                foreach (var value in own)
                {
                    total += value;
                }

                var ofTotal = GammaFunction.LogAndDigamma(total).Digamma;
                for (var j = 0; j < size; j++)
                {
                    var before = own[j];
                    own[j] = Next(before, ofTotal + meanLogs[start + (c * size) + j]);
                    moved += (own[j] - before) * (own[j] - before);
                    length += before * before;
                }
            }

            if (step % Look == 0 && moved < Tolerance * length)
            {
                return;
            }
        }
    }

    /// <summary>The positive root of curvature x^2 + linear x - 1.</summary>
    private static double Next(double alpha, double target)
    {
        var (log, digamma) = GammaFunction.LogAndDigamma(alpha + 1);
        var curvature = alpha < Smallest ? CurvatureAtZero : Math.Abs(2 * ((digamma * alpha) - log) / (alpha * alpha));
        var linear = digamma - (curvature * alpha) - target;
        var root = Math.Sqrt((linear * linear) + (4 * curvature));
        // The form without a difference of nearly equal numbers.
        return linear > 0 ? 2 / (root + linear) : (root - linear) / (2 * curvature);
    }
}
