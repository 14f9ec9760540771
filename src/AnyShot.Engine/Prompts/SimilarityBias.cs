using System.Numerics.Tensors;

namespace AnyShot.Engine.Prompts;

/// <summary>The bias of each class's similarities, estimated without labels (docs/prompts.md).</summary>
public static class SimilarityBias
{
    /// <summary>Sharpness of the soft assignment, in deviations of the similarities.</summary>
    public const float Sharpness = 2;

    /// <summary>What the background counts for in a class's mean, in images.</summary>
    private const float BackgroundImages = 8;
    private const int Rounds = 10;
    private const int TransportRounds = 50;
    private const float TransportExponent = 0.5f;
    private const float Smallest = 1e-9f;

    /// <summary>Estimates the bias.</summary>
    /// <param name="similarities">Inner products of unit-length embeddings with class vectors, (images, classes), row-major; at least one image.</param>
    /// <param name="classes">At least 1.</param>
    /// <param name="correction">How.</param>
    /// <param name="background">The background's mean similarity with each class vector; empty where there is none: the pool's mean takes its place.</param>
    /// <returns>One number a class, to be subtracted.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or there is no background for <see cref="BiasCorrection.Background"/>.</exception>
    public static float[] Of(ReadOnlySpan<float> similarities, int classes, BiasCorrection correction, ReadOnlySpan<float> background)
    {
        if (classes < 1 || similarities.Length == 0 || similarities.Length % classes != 0 || (background.Length != classes && background.Length != 0))
        {
            throw new ArgumentException($"{similarities.Length} similarities and {background.Length} of the background do not fit {classes} classes.");
        }

        if (correction == BiasCorrection.Background && background.Length == 0)
        {
            throw new ArgumentException("The correction by a background needs one.", nameof(background));
        }

        return correction switch
        {
            BiasCorrection.None => new float[classes],
            BiasCorrection.Background => background.ToArray(),
            BiasCorrection.Pool => Means(similarities, classes),
            BiasCorrection.Balanced => Balanced(similarities, classes, background.Length > 0 ? background.ToArray() : Means(similarities, classes)),
            BiasCorrection.Transport => Transport(similarities, classes),
            _ => throw new ArgumentOutOfRangeException(nameof(correction)),
        };
    }

    /// <summary>Takes the bias off and brings the rest to deviations: what is left is free of an encoder's scale.</summary>
    /// <param name="similarities">(images, classes); receives the scores, each image's with mean 0.</param>
    /// <param name="bias">One a class.</param>
    /// <param name="deviation">In place of the scores' own root mean square; 0 measures it.</param>
    public static void Apply(Span<float> similarities, ReadOnlySpan<float> bias, float deviation = 0)
    {
        for (var at = 0; at < similarities.Length; at += bias.Length)
        {
            var row = similarities.Slice(at, bias.Length);
            TensorPrimitives.Subtract(row, bias, row);
            TensorPrimitives.Subtract(row, TensorPrimitives.Sum<float>(row) / row.Length, row);
        }

        var scale = deviation > 0 ? deviation : MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(similarities) / similarities.Length);
        TensorPrimitives.Divide(similarities, MathF.Max(scale, Smallest), similarities);
    }

    private static float[] Means(ReadOnlySpan<float> similarities, int classes)
    {
        var mean = new float[classes];
        for (var at = 0; at < similarities.Length; at += classes)
        {
            TensorPrimitives.Add(mean, similarities.Slice(at, classes), mean);
        }

        TensorPrimitives.Divide(mean, similarities.Length / classes, mean);
        return mean;
    }

    /// <summary>The mean of the classes' means; the mean of class k is that of its images, softly assigned, and of some images of the background.</summary>
    private static float[] Balanced(ReadOnlySpan<float> similarities, int classes, float[] background)
    {
        var bias = (float[])background.Clone();
        var scores = new float[similarities.Length];
        var (sums, counts) = (new float[classes * classes], new float[classes]);
        for (var round = 0; round < Rounds; round++)
        {
            similarities.CopyTo(scores);
            Apply(scores, bias);
            sums.AsSpan().Clear();
            counts.AsSpan().Clear();
            for (var at = 0; at < scores.Length; at += classes)
            {
                var shares = scores.AsSpan(at, classes);
                TensorPrimitives.Multiply(shares, Sharpness, shares);
                TensorPrimitives.SoftMax(shares, shares);
                TensorPrimitives.Add(counts, shares, counts);
                for (var k = 0; k < classes; k++)
                {
                    var sum = sums.AsSpan(k * classes, classes);
                    TensorPrimitives.MultiplyAdd(similarities.Slice(at, classes), shares[k], sum, sum);
                }
            }

            bias.AsSpan().Clear();
            for (var k = 0; k < classes; k++)
            {
                var sum = sums.AsSpan(k * classes, classes);
                TensorPrimitives.MultiplyAdd(background, BackgroundImages, sum, sum);
                TensorPrimitives.MultiplyAdd(sum, 1 / (classes * (counts[k] + BackgroundImages)), bias, bias);
            }
        }

        return bias;
    }

    /// <summary>Scaling of the columns alone, rows being whole: v = (equal total / mass)^exponent.</summary>
    private static float[] Transport(ReadOnlySpan<float> similarities, int classes)
    {
        var scores = similarities.ToArray();
        Apply(scores, new float[classes], Deviation(similarities, classes));
        var (offsets, shares, mass) = (new float[classes], new float[classes], new float[classes]);
        for (var round = 0; round < TransportRounds; round++)
        {
            mass.AsSpan().Clear();
            for (var at = 0; at < scores.Length; at += classes)
            {
                TensorPrimitives.MultiplyAdd(scores.AsSpan(at, classes), Sharpness, offsets, shares);
                TensorPrimitives.SoftMax(shares, shares);
                TensorPrimitives.Add(mass, shares, mass);
            }

            for (var c = 0; c < classes; c++)
            {
                offsets[c] = TransportExponent * (offsets[c] - MathF.Log(MathF.Max(mass[c] * classes * classes / scores.Length, Smallest)));
            }
        }

        TensorPrimitives.Multiply(offsets, -Deviation(similarities, classes) / Sharpness, offsets);
        return offsets;
    }

    /// <summary>Root mean square of the similarities that neither image nor class explains.</summary>
    private static float Deviation(ReadOnlySpan<float> similarities, int classes)
    {
        var rest = similarities.ToArray();
        Apply(rest, Means(similarities, classes), deviation: 1);
        return MathF.Max(MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(rest) / rest.Length), Smallest);
    }
}
