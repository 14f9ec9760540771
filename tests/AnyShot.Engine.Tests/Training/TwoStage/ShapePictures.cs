using AnyShot.Engine.Rendering;
using OpenCvSharp;

namespace AnyShot.Engine.Tests.Training.TwoStage;

/// <summary>Pictures of one filled shape on a noisy ground, 64 x 64, at random place, size, angle and colours: what the small profiles are trained on.</summary>
internal static class ShapePictures
{
    public const int Side = 64;

    /// <summary>Broad classes, each of several shapes.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Coarse = new Dictionary<string, string[]> { ["round"] = ["ellipse", "crescent"], ["angular"] = ["hexagon", "diamond"], ["strokes"] = ["corner", "stripes"] };

    public static readonly IReadOnlyDictionary<string, string[]> Target = new[] { "disc", "ring", "square", "triangle", "cross", "bar" }.ToDictionary(name => name, name => new[] { name });

    /// <summary>Writes one folder a class.</summary>
    public static void Write(string folder, IReadOnlyDictionary<string, string[]> classes, int perClass, ulong seed)
    {
        foreach (var ((name, shapes), c) in classes.Select((entry, c) => (entry, c)))
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            for (var i = 0; i < perClass; i++)
            {
                var random = new Pcg32(Pcg32.Mix(seed) + (ulong)i, (ulong)c + 1);
                using var image = Draw(shapes[i % shapes.Length], ref random);
                image.ImWrite(Path.Combine(folder, name, $"{i:D4}.png"));
            }
        }
    }

    private static Mat Draw(string shape, ref Pcg32 random)
    {
        var (x0, y0, size) = (random.Range(24, 40), random.Range(24, 40), random.Range(11, 18));
        var (sin, cos) = MathF.SinCos(random.Range(0, MathF.Tau));
        var (ground, front) = (Colour(ref random), Colour(ref random));
        // A shape of the ground's colour would be no picture of it.
        for (var tries = 0; tries < 20 && MathF.Abs(ground.Average() - front.Average()) < 50; tries++)
        {
            front = Colour(ref random);
        }

        var image = new Mat(Side, Side, MatType.CV_8UC3);
        var pixels = image.AsSpan<Vec3b>();
        for (var i = 0; i < pixels.Length; i++)
        {
            var (dx, dy) = (((i % Side) - x0) / size, ((i / Side) - y0) / size);
            var colour = Covers(shape, (dx * cos) + (dy * sin), (dy * cos) - (dx * sin)) ? front : ground;
            var noise = 8 * random.Normal();
            pixels[i] = new Vec3b(Level(colour[0] + noise), Level(colour[1] + noise), Level(colour[2] + noise));
        }

        return image;
    }

    private static bool Covers(string shape, float x, float y) => shape switch
    {
        "disc" => (x * x) + (y * y) < 1,
        "ring" => (x * x) + (y * y) is < 1 and > 0.36f,
        "ellipse" => (x * x) + (4 * y * y) < 1.2f,
        "crescent" => (x * x) + (y * y) < 1 && ((x - 0.5f) * (x - 0.5f)) + (y * y) > 0.7f,
        "square" => MathF.Max(MathF.Abs(x), MathF.Abs(y)) < 0.85f,
        "diamond" => MathF.Abs(x) + (2 * MathF.Abs(y)) < 1.3f,
        "hexagon" => MathF.Max(MathF.Abs(y), (0.87f * MathF.Abs(x)) + (0.5f * MathF.Abs(y))) < 0.85f,
        "triangle" => y > -0.6f && (1.73f * MathF.Abs(x)) + y < 1.2f,
        "cross" => MathF.Min(MathF.Abs(x), MathF.Abs(y)) < 0.25f && MathF.Max(MathF.Abs(x), MathF.Abs(y)) < 1,
        "corner" => x > -0.8f && y > -0.8f && MathF.Min(x, y) < -0.4f && MathF.Max(x, y) < 0.9f,
        "bar" => MathF.Abs(y) < 0.3f && MathF.Abs(x) < 1.1f,
        "stripes" => MathF.Abs(MathF.Abs(y) - 0.5f) < 0.2f && MathF.Abs(x) < 1,
        _ => throw new ArgumentException($"There is no shape {shape}.", nameof(shape)),
    };

    private static float[] Colour(ref Pcg32 random) => [random.Range(20, 235), random.Range(20, 235), random.Range(20, 235)];

    private static byte Level(float value) => (byte)Math.Clamp(value, 0, 255);
}
