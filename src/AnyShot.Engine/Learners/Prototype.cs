using System.Numerics.Tensors;

namespace AnyShot.Engine.Learners;

/// <summary>Arithmetic on unit-length embeddings.</summary>
internal static class Prototype
{
    private const float Smallest = 1e-6f;

    /// <summary>Normalised mean of the shots.</summary>
    /// <param name="shots">Unit-length embeddings.</param>
    /// <param name="leftOut">Index of a shot to leave out, -1 for none.</param>
    /// <param name="mean">Receives the mean, unit length.</param>
    /// <returns>False when the mean has no direction (no shots, or shots that cancel out).</returns>
    public static bool Mean(IReadOnlyList<float[]> shots, int leftOut, Span<float> mean)
    {
        mean.Clear();
        for (var i = 0; i < shots.Count; i++)
        {
            if (i != leftOut)
            {
                TensorPrimitives.Add(mean, shots[i], mean);
            }
        }

        var length = TensorPrimitives.Norm<float>(mean);
        if (length < Smallest)
        {
            return false;
        }

        TensorPrimitives.Divide(mean, length, mean);
        return true;
    }

    /// <summary>0 (same direction) to 4 (opposite), both of unit length.</summary>
    public static float SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => Math.Max(0, 2 - (2 * TensorPrimitives.Dot(a, b)));
}
