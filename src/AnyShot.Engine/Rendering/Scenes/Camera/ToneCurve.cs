using System.Numerics;

namespace AnyShot.Engine.Rendering.Scenes.Camera;

/// <summary>From light to grey level: gain, level of black, bend of the middle tones and of the contrast. Polynomials instead of powers, which cost ten times as much.</summary>
internal static class ToneCurve
{
    /// <param name="plane">Changed in place, clipped to 0 to 1.</param>
    /// <param name="gain">Factor on the light.</param>
    /// <param name="exposure">Black, gamma and contrast.</param>
    public static void Apply(Span<float> plane, float gain, in Exposure exposure)
    {
        var (gamma, contrast) = exposure.Tone;
        var range = new Vector<float>(1 - exposure.Black);
        var black = new Vector<float>(exposure.Black);
        var i = 0;
        for (; i <= plane.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = Vector.Min(Vector.Max(new Vector<float>(plane[i..]) * gain, Vector<float>.Zero), Vector<float>.One);
            value += value * (Vector<float>.One - value) * gamma;
            value += value * (Vector<float>.One - value) * ((value + value) - Vector<float>.One) * contrast;
            (black + (value * range)).CopyTo(plane[i..]);
        }

        for (; i < plane.Length; i++)
        {
            var value = Math.Clamp(plane[i] * gain, 0, 1);
            value += value * (1 - value) * gamma;
            value += value * (1 - value) * ((2 * value) - 1) * contrast;
            plane[i] = exposure.Black + (value * (1 - exposure.Black));
        }
    }
}
