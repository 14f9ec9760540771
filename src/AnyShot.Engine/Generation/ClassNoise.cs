using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Generation;

/// <summary>
/// Normal noise for the generator. The noise of a class depends on the seed and on its own semantic vector and on nothing else: not on the other classes asked for, nor
/// on their order, nor on how many draws there are (more draws begin with the same ones). It is the same on every machine.
/// </summary>
internal static class ClassNoise
{
    /// <param name="semantics">Rows of one semantic vector a class.</param>
    /// <param name="classes">Rows.</param>
    /// <param name="perClass">Draws a class.</param>
    /// <param name="size">Numbers a draw.</param>
    /// <param name="seed">Any number.</param>
    /// <returns>Row-major (classes, perClass, size).</returns>
    public static float[] Draw(ReadOnlySpan<float> semantics, int classes, int perClass, int size, ulong seed)
    {
        var noise = new float[checked(classes * perClass * size)];
        var width = semantics.Length / classes;
        for (var c = 0; c < classes; c++)
        {
            var key = Pcg32.Mix(seed);
            foreach (var value in semantics.Slice(c * width, width))
            {
                // Adding 0 makes one number of the two zeros.
                key = Pcg32.Mix(key ^ BitConverter.SingleToUInt32Bits(value + 0f));
            }

            var random = new Pcg32(key, stream: 0);
            foreach (ref var value in noise.AsSpan(c * perClass * size, perClass * size))
            {
                value = random.Normal();
            }
        }

        return noise;
    }
}
