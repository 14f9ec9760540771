using System.Numerics;

namespace AnyShot.Engine.Rendering.Scenes.Camera;

/// <summary>Takes the picture of a painted scene: perspective, light, lens, sensor, processing, compression. Used by one thread at a time; allocates nothing per picture.</summary>
internal sealed class SceneCamera(int side)
{
    /// <summary>Blur below this deviation, in pixels, cannot be seen.</summary>
    private const float LeastDefocus = 0.2f;

    private readonly PerspectiveWarp _perspective = new(side);
    private readonly LightField _light = new(side);
    private readonly LensBlur _blur = new(side);
    private readonly LowResolution _lowResolution = new(side);
    private readonly JpegBlocks _jpeg = new();
    private readonly float[] _soft = new float[side * side];
    private readonly float[][] _coverage = new float[1][];
    private readonly float[][] _grey = new float[1][];
    private readonly float[][] _colour = new float[3][];

    /// <param name="scene">Tells whether the camera sees colours.</param>
    /// <param name="identity">Numbers that stay with the scene.</param>
    /// <param name="instance">Numbers of this picture.</param>
    /// <param name="canvas">The painted scene, used up; where its defect is stays true of the picture.</param>
    /// <param name="rgb">Receives 3 x side x side bytes.</param>
    public void Take(Scene scene, ref Pcg32 identity, ref Pcg32 instance, Canvas canvas, Span<byte> rgb)
    {
        var exposure = Exposure.Draw(scene, canvas, ref identity, ref instance);
        var planes = Planes(exposure, canvas);
        Expose(exposure, planes, canvas, ref instance);
        Process(exposure, planes);
        var area = side * side;
        for (var plane = 0; plane < 3; plane++)
        {
            PixelBytes.Write(planes[exposure.IsGrey ? 0 : plane], rgb.Slice(plane * area, area));
        }
    }

    private ReadOnlySpan<float[]> Planes(in Exposure exposure, Canvas canvas)
    {
        if (!exposure.IsGrey)
        {
            (_colour[0], _colour[1], _colour[2]) = (canvas.Red, canvas.Green, canvas.Blue);
            return _colour;
        }

        YCbCr.ToGrey(canvas.Red, canvas.Green, canvas.Blue);
        _grey[0] = canvas.Red;
        return _grey;
    }

    /// <summary>Up to the sensor.</summary>
    private void Expose(in Exposure exposure, ReadOnlySpan<float[]> planes, Canvas canvas, ref Pcg32 instance)
    {
        if (exposure.Tilt != default || exposure.Turn != 0)
        {
            _perspective.Apply(exposure, planes);
            _coverage[0] = canvas.Flaw;
            _perspective.Apply(exposure, _coverage);
        }

        _light.Apply(exposure, planes);
        if (exposure.Defocus >= LeastDefocus || exposure.Motion != default)
        {
            _blur.Apply(exposure.Defocus, exposure.Motion, planes);
        }

        // The average over a large pixel takes away as much noise as its side is long.
        var scale = Math.Max(1, exposure.Coarseness);
        foreach (var plane in planes)
        {
            SensorNoise.Add(plane, side, exposure.Noise.Read * scale, exposure.Noise.Shot * scale, ref instance);
        }

        if (exposure.Coarseness > 1)
        {
            _lowResolution.Apply(exposure.Coarseness, planes);
        }
    }

    /// <summary>What the camera's computer does.</summary>
    private void Process(in Exposure exposure, ReadOnlySpan<float[]> planes)
    {
        if (exposure.Sharpening > 0)
        {
            foreach (var plane in planes)
            {
                _blur.Soften(plane, _soft);
                Sharpen(plane, _soft, exposure.Sharpening);
            }
        }

        var gain = AutoExposure.Correct(exposure.Gain, planes);
        var (red, green, blue) = exposure.Balance;
        for (var i = 0; i < planes.Length; i++)
        {
            ToneCurve.Apply(planes[i], gain * (exposure.IsGrey ? 1 : i switch { 0 => red, 1 => green, _ => blue }), exposure);
        }

        if (exposure.JpegQuality > 0)
        {
            _jpeg.Apply(exposure.JpegQuality, side, planes);
        }
    }

    private static void Sharpen(Span<float> plane, ReadOnlySpan<float> soft, float strength)
    {
        var i = 0;
        for (; i <= plane.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = new Vector<float>(plane[i..]);
            (value + ((value - new Vector<float>(soft[i..])) * strength)).CopyTo(plane[i..]);
        }

        for (; i < plane.Length; i++)
        {
            plane[i] += (plane[i] - soft[i]) * strength;
        }
    }
}
