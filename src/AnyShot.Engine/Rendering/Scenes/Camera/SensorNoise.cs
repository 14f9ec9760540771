using System.Numerics;

namespace AnyShot.Engine.Rendering.Scenes.Camera;

/// <summary>Noise of a sensor: always there (read noise), and growing with the square root of the light (shot noise).</summary>
internal static class SensorNoise
{
    private const int TableSize = 1 << 16;

    // Rows are read at any offset, so the table goes on for the longest row.
    private static readonly float[] Grain = [.. Enumerable.Range(0, TableSize + SceneRenderer.LargestSide).Select(NoiseField.Grain)];

    /// <param name="plane">Side x side, changed in place.</param>
    /// <param name="side">Pixels of a row.</param>
    /// <param name="read">Deviation in the dark.</param>
    /// <param name="shot">Deviation at full light, which adds to the other as squares do.</param>
    /// <param name="random">Which noise.</param>
    public static void Add(float[] plane, int side, float read, float shot, ref Pcg32 random)
    {
        var dark = new Vector<float>(read * read);
        for (var y = 0; y < side; y++)
        {
            var row = plane.AsSpan(y * side, side);
            var grain = Grain.AsSpan(random.Below(TableSize), side);
            var x = 0;
            for (; x <= side - Vector<float>.Count; x += Vector<float>.Count)
            {
                var value = new Vector<float>(row[x..]);
                var deviation = Vector.SquareRoot(dark + (Vector.Max(value, Vector<float>.Zero) * (shot * shot)));
                (value + (deviation * new Vector<float>(grain[x..]))).CopyTo(row[x..]);
            }

            for (; x < side; x++)
            {
                row[x] += MathF.Sqrt((read * read) + (Math.Max(row[x], 0) * shot * shot)) * grain[x];
            }
        }
    }
}
