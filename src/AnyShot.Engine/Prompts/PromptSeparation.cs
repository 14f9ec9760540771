using System.Numerics.Tensors;

namespace AnyShot.Engine.Prompts;

/// <summary>
/// How well images of two classes are told apart by words that lie a given distance apart: the share of right answers is the normal distribution function of slope times distance, 0.5 at distance 0.
/// The slope is fitted to pictures of scenes that nothing was trained on, for the encoder at hand. Immutable.
/// </summary>
public sealed class PromptSeparation
{
    private const double LeastSlope = 0.01;
    private const double MostSlope = 30;
    private const int Steps = 161;

    // Of the integral over what is the image's own, in deviations.
    private const double Width = 6;
    private const double Step = 0.05;

    /// <param name="slope">0 and above.</param>
    public PromptSeparation(double slope)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slope);
        Slope = slope;
    }

    /// <summary>By maximum likelihood.</summary>
    /// <param name="distances">Of the words of two classes, each 0 to 2.</param>
    /// <param name="right">Whether the image of the first class was nearer to its words than to the second's.</param>
    /// <exception cref="ArgumentException">There is no trial, or the lengths differ.</exception>
    public static PromptSeparation Fit(IReadOnlyList<double> distances, IReadOnlyList<bool> right)
    {
        if (distances.Count == 0 || distances.Count != right.Count)
        {
            throw new ArgumentException($"{distances.Count} distances do not fit {right.Count} answers.");
        }

        var (best, most) = (LeastSlope, double.NegativeInfinity);
        for (var step = 0; step < Steps; step++)
        {
            var slope = LeastSlope * Math.Pow(MostSlope / LeastSlope, step / (Steps - 1.0));
            var likelihood = 0.0;
            for (var i = 0; i < distances.Count; i++)
            {
                var share = Normal(slope * distances[i]);
                likelihood += Math.Log(Math.Max(right[i] ? share : 1 - share, 1e-6));
            }

            (best, most) = likelihood > most ? (slope, likelihood) : (best, most);
        }

        return new PromptSeparation(best);
    }

    public double Slope { get; }

    /// <summary>Share of images that are nearer to the right words of two, 0.5 to 1.</summary>
    /// <param name="distance">Euclidean, of vectors of unit length.</param>
    public double OfTwo(double distance) => Normal(Slope * distance);

    /// <summary>
    /// Share of a class's images that are nearer to its words than to those of any other class: the share for which the largest of independent normal variables, shifted as the shares of two say,
    /// is its own (Green and Swets, "Signal Detection Theory and Psychophysics", 1966). Guessing, 1/N, where the words say all the same.
    /// </summary>
    /// <param name="vectors">Unit length, (N, d).</param>
    /// <param name="classes">N.</param>
    /// <param name="own">The class.</param>
    public double OfAll(ReadOnlySpan<float> vectors, int classes, int own)
    {
        var size = vectors.Length / classes;
        var shifts = new double[classes];
        for (var c = 0; c < classes; c++)
        {
            shifts[c] = Math.Sqrt(2) * Slope * TensorPrimitives.Distance(vectors.Slice(own * size, size), vectors.Slice(c * size, size));
        }

        var share = 0.0;
        for (var z = -Width; z <= Width; z += Step)
        {
            var density = Step * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            for (var c = 0; c < classes; c++)
            {
                density *= c == own ? 1 : Normal(z + shifts[c]);
            }

            share += density;
        }

        return Math.Min(share, 1);
    }

    /// <summary>Normal distribution function, to 1e-7 (Abramowitz and Stegun 26.2.17).</summary>
    private static double Normal(double x)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        var tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)
            * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return x >= 0 ? 1 - tail : tail;
    }
}
