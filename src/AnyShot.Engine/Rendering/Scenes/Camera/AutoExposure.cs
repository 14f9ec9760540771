using System.Numerics.Tensors;

namespace AnyShot.Engine.Rendering.Scenes.Camera;

/// <summary>Keeps a picture within what a sensor can show, as a camera's exposure control does: bright parts are not burnt out, and black ones keep a trace of their structure.</summary>
internal static class AutoExposure
{
    private const float Brightest = 0.72f;
    private const float Darkest = 0.10f;
    private const float MostGain = 2f;

    /// <summary>Corrects a gain for the mean brightness of the lit scene.</summary>
    /// <param name="gain">As drawn for the picture.</param>
    /// <param name="planes">One plane of grey, or red, green and blue.</param>
    public static float Correct(float gain, ReadOnlySpan<float[]> planes)
    {
        var level = planes.Length == 1
            ? Mean(planes[0])
            : YCbCr.Brightness(Mean(planes[0]), Mean(planes[1]), Mean(planes[2]));
        return level * gain > Brightest ? Brightest / level
            : level * gain < Darkest ? Math.Min(Darkest / Math.Max(level, 1e-3f), gain * MostGain)
            : gain;
    }

    private static float Mean(float[] plane) => TensorPrimitives.Sum(plane) / plane.Length;
}
