using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;
using OpenCvSharp;

namespace AnyShot.Engine.Tests.Training.WeakShot;

/// <summary>Small pictures of waves: the class is their direction and length. Eight base classes and four others, and outliers whose direction, length and tint are anything.</summary>
internal static class PatternImages
{
    public const int Side = 16;
    private const int Directions = 6;
    private static readonly int[] Novel = [1, 4, 6, 9];

    public static ImageDataset Base(string folder, int images) => Write(Path.Combine(folder, "base"), [.. Enumerable.Range(0, 2 * Directions).Except(Novel)], images);

    public static ImageDataset Others(string folder, int images) => Write(Path.Combine(folder, "others"), Novel, images);

    public static ImageDataset Outliers(string folder, int images)
    {
        var of = Directory.CreateDirectory(Path.Combine(folder, "outliers", "any")).FullName;
        for (var number = 0; number < images; number++)
        {
            var random = new Pcg32((ulong)number, 1000);
            Draw(Path.Combine(of, $"{number:000}.png"), random.Range(0, MathF.PI), random.Range(0.2f, 2.5f), random.Below(3), random.Range(40, 90), ref random);
        }

        return ImageDataset.Read(Path.Combine(folder, "outliers"));
    }

    private static ImageDataset Write(string folder, int[] classes, int images)
    {
        foreach (var label in classes)
        {
            var of = Directory.CreateDirectory(Path.Combine(folder, $"c{label:00}")).FullName;
            for (var number = 0; number < images; number++)
            {
                var random = new Pcg32((ulong)number, (ulong)label);
                var direction = (MathF.PI * (label % Directions) / Directions) + random.Range(-0.06f, 0.06f);
                Draw(Path.Combine(of, $"{number:000}.png"), direction, label < Directions ? 0.55f : 1.2f, random.Below(3), 20, ref random);
            }
        }

        return ImageDataset.Read(folder);
    }

    private static void Draw(string file, float direction, float frequency, int channel, float tint, ref Pcg32 random)
    {
        var (phase, across, down) = (random.Range(0, 2 * MathF.PI), MathF.Cos(direction), MathF.Sin(direction));
        var pixels = new byte[Side * Side * 3];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i / 3 % Side, i / 3 / Side);
            var wave = MathF.Sin((frequency * ((x * across) + (y * down))) + phase);
            pixels[i] = (byte)Math.Clamp(115 + (60 * wave) + (i % 3 == channel ? tint : 0) + (18 * random.Normal()), 0, 255);
        }

        using var picture = new Mat(Side, Side, MatType.CV_8UC3);
        System.Runtime.InteropServices.Marshal.Copy(pixels, 0, picture.Data, pixels.Length);
        Cv2.ImWrite(file, picture);
    }
}
