using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace AnyShot.Engine.Backbones;

/// <summary>Scales rows to length 1.</summary>
internal static class UnitLength
{
    private const float Shortest = 1e-12f;

    /// <summary>A row without direction, or with numbers that are not finite, becomes zeros.</summary>
    /// <param name="rows">Row-major.</param>
    /// <param name="size">Numbers of a row.</param>
    public static void Apply(Span<float> rows, int size)
    {
        for (; rows.Length >= size; rows = rows[size..])
        {
            var row = rows[..size];
            var norm = TensorPrimitives.Norm<float>(row);
            if (norm > Shortest && float.IsFinite(norm))
            {
                TensorPrimitives.Divide(row, norm, row);
            }
            else
            {
                row.Clear();
            }
        }
    }
}
