using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Rendering.Scenes.Camera;

namespace AnyShot.Engine.Tests.Rendering.Scenes.Camera;

public sealed class CameraStageTests
{
    // Neither a multiple of a vector's length nor of a JPEG block's.
    private const int Side = 45;

    private static readonly Exposure Plain = Draw() with
    {
        IsGrey = false, Gain = 1, Balance = (1, 1, 1), Slope = (0, 0), Vignette = 0, Lamp = new HotSpot(0, 0, 1, 1, 0, 0), Tilt = (0, 0), Turn = 0,
        Defocus = 0, Motion = (0, 0), Noise = (0, 0), Coarseness = 1, Sharpening = 0, Tone = (0, 0), Black = 0, JpegQuality = 0,
    };

    [Fact]
    public void Light_NoneOfItsEffects_ChangesNothing()
    {
        var plane = Pattern();
        new LightField(Side).Apply(Plain, [plane]);
        plane.ShouldBe(Pattern());
    }

    [Fact]
    public void Light_SlopeAndSpot_BrightenTheirSide()
    {
        var plane = Even(0.5f);
        new LightField(Side).Apply(Plain with { Slope = (0.3f, 0) }, [plane]);
        plane[Side - 1].ShouldBeGreaterThan(plane[0] * 1.5f);
        plane = Even(0.5f);
        new LightField(Side).Apply(Plain with { Lamp = new HotSpot(-1, -1, 0.5f, 0.5f, 0.4f, 0.1f) }, [plane]);
        plane[0].ShouldBe((0.5f * 1.4f) + 0.1f, 0.02f);
        plane[^1].ShouldBe(0.5f, 0.001f);
    }

    [Fact]
    public void Perspective_NoTilt_IsTheSamePicture()
    {
        var plane = Pattern();
        new PerspectiveWarp(Side).Apply(Plain, [plane]);
        Difference(plane, Pattern()).ShouldBeLessThan(0.02f);
    }

    [Fact]
    public void Perspective_StrongestTilt_StaysInsideThePicture()
    {
        // A ramp: bilinear interpolation inside it can reach no other values.
        var plane = new float[Side * Side];
        for (var i = 0; i < plane.Length; i++)
        {
            plane[i] = (float)(i % Side) / (Side - 1);
        }

        new PerspectiveWarp(Side).Apply(Plain with { Tilt = (0.14f, -0.14f), Turn = 0.06f }, [plane]);
        plane.Min().ShouldBeGreaterThanOrEqualTo(0);
        plane.Max().ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Blur_AnyKernel_KeepsEvenPicturesAndTheMeanOfAPoint()
    {
        var blur = new LensBlur(Side);
        var even = Even(0.3f);
        blur.Apply(1.5f, (4, 0), [even]);
        even.ShouldAllBe(value => Math.Abs(value - 0.3f) < 1e-5f);

        var point = new float[Side * Side];
        point[(22 * Side) + 22] = 1;
        blur.Apply(0.8f, (5, 0), [point]);
        point.Sum().ShouldBe(1, 1e-4f);
        point[(22 * Side) + 24].ShouldBeGreaterThan(point[(24 * Side) + 22] * 3);
        point[(22 * Side) + 20].ShouldBe(point[(22 * Side) + 24], 1e-6f);
    }

    [Fact]
    public void LowResolution_KeepsEvenPicturesAndTakesFineDetail()
    {
        var low = new LowResolution(Side);
        var even = Even(0.3f);
        low.Apply(2.7f, [even]);
        even.ShouldAllBe(value => Math.Abs(value - 0.3f) < 1e-5f);

        var fine = new float[Side * Side];
        for (var i = 0; i < fine.Length; i++)
        {
            fine[i] = i % 2;
        }

        low.Apply(3f, [fine]);
        (fine.Max() - fine.Min()).ShouldBeLessThan(0.7f);
        fine.Average().ShouldBe(0.5f, 0.02f);
    }

    [Fact]
    public void Noise_Deviation_FollowsReadAndShot()
    {
        var random = new Pcg32(2, 2);
        var dark = new float[128 * 128];
        SensorNoise.Add(dark, 128, 0.02f, 0.05f, ref random);
        Deviation(dark).ShouldBe(0.02f, 0.001f);
        var bright = new float[128 * 128];
        Array.Fill(bright, 1f);
        SensorNoise.Add(bright, 128, 0.02f, 0.05f, ref random);
        Deviation(bright).ShouldBe(MathF.Sqrt((0.02f * 0.02f) + (0.05f * 0.05f)), 0.002f);
    }

    [Fact]
    public void Jpeg_Quality_BoundsTheLoss()
    {
        var fine = Pattern();
        new JpegBlocks().Apply(100, Side, [fine]);
        Difference(fine, Pattern()).ShouldBeLessThan(0.02f);
        var coarse = Pattern();
        new JpegBlocks().Apply(15, Side, [coarse]);
        Difference(coarse, Pattern()).ShouldBeGreaterThan(0.05f);
        var even = Even(128f / 255);
        new JpegBlocks().Apply(50, Side, [even]);
        Difference(even, Even(128f / 255)).ShouldBeLessThan(0.01f);
    }

    [Fact]
    public void Jpeg_Colour_ComesBackAtHighQuality()
    {
        float[] red = Even(0.8f), green = Even(0.4f), blue = Even(0.2f);
        new JpegBlocks().Apply(95, Side, [red, green, blue]);
        red[0].ShouldBe(0.8f, 0.02f);
        green[0].ShouldBe(0.4f, 0.02f);
        blue[0].ShouldBe(0.2f, 0.02f);
    }

    [Theory]
    [InlineData(-0.45f, -0.3f)]
    [InlineData(0.45f, 0.6f)]
    [InlineData(0.45f, -0.3f)]
    [InlineData(-0.45f, 0.6f)]
    public void Tone_AnyCurve_RisesFromBlackToWhite(float gamma, float contrast)
    {
        var levels = Enumerable.Range(0, 101).Select(i => i / 100f).ToArray();
        ToneCurve.Apply(levels, 1, Plain with { Tone = (gamma, contrast), Black = 0.1f });
        levels[0].ShouldBe(0.1f, 1e-5f);
        levels[^1].ShouldBe(1, 1e-5f);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second > pair.First);
    }

    [Theory]
    [InlineData(0.95f, 1.2f, 0.72f)]
    [InlineData(0.06f, 1f, 0.10f)]
    [InlineData(0.01f, 1f, 0.02f)]
    [InlineData(0.5f, 0.9f, 0.45f)]
    public void AutoExposure_KeepsTheMeanInRange(float level, float gain, float expected) =>
        (AutoExposure.Correct(gain, [Even(level)]) * level).ShouldBe(expected, 1e-3f);

    [Fact]
    public void PixelBytes_RoundsAndClips()
    {
        var plane = Enumerable.Range(0, 71).Select(i => ((i - 8) * 0.02f) + 0.0001f).ToArray();
        var bytes = new byte[plane.Length];
        PixelBytes.Write(plane, bytes);
        bytes.ShouldBe(plane.Select(value => (byte)Math.Clamp(Math.Floor((value * 255) + 0.5), 0, 255)));
    }

    private static Exposure Draw()
    {
        var random = new Pcg32(1, 1);
        var sampler = new SceneSampler();
        var scene = sampler.Next(ref random);
        return Exposure.Draw(scene, new Canvas(Side), ref random, ref random);
    }

    private static float[] Even(float value) => [.. Enumerable.Repeat(value, Side * Side)];

    /// <summary>Waves of several lengths, 0.1 to 0.9.</summary>
    private static float[] Pattern()
    {
        var plane = new float[Side * Side];
        for (var i = 0; i < plane.Length; i++)
        {
            var (y, x) = Math.DivRem(i, Side);
            plane[i] = 0.5f + (0.25f * MathF.Sin(x * 0.5f)) + (0.15f * MathF.Sin((y * 1.9f) + (x * 0.7f)));
        }

        return plane;
    }

    private static float Difference(float[] first, float[] second) => first.Zip(second).Max(pair => MathF.Abs(pair.First - pair.Second));

    private static float Deviation(float[] values)
    {
        var mean = values.Average();
        return MathF.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
