using System.Runtime.InteropServices;
using AnyShot.Engine.Rendering;
using OpenCvSharp;

namespace AnyShot.Engine.Tests.Training.Episodic;

/// <summary>Grey pictures of 28 x 28 whose class is the outline of a shape: so many waves of some depth around a disc, filled or as a ring. Turned, moved, of any size and brightness.</summary>
internal static class ShapeImages
{
    public const int Side = 28;
    public const int Classes = 20;

    /// <summary>Writes class folders c00, c01, ..., c19.</summary>
    public static void Write(string folder, int images, int classes = Classes)
    {
        for (var label = 0; label < classes; label++)
        {
            var path = Directory.CreateDirectory(Path.Combine(folder, $"c{label:00}")).FullName;
            for (var number = 0; number < images; number++)
            {
                using var picture = Draw(label, number);
                Cv2.ImWrite(Path.Combine(path, $"{number:00}.png"), picture);
            }
        }
    }

    /// <summary>Number of waves, ring or disc, deep or shallow: a column each.</summary>
    public static string Attributes(int label)
    {
        var (waves, isRing, depth) = Shape(label);
        return string.Join(',', [.. Enumerable.Range(2, 5).Select(w => w == waves ? 1 : 0), isRing ? 1 : 0, isRing ? 0 : 1, depth > 0.3f ? 1 : 0, depth > 0.3f ? 0 : 1]);
    }

    /// <summary>The same in words that the shipped model tells apart well; which word stands for which number of waves means nothing.</summary>
    public static string Words(int label)
    {
        var (waves, isRing, depth) = Shape(label);
        return $"{(depth > 0.3f ? "large" : "small")} {(isRing ? "bright" : "dark")} {((string[])["scratch", "pit", "stain", "crack", "chip"])[waves - 2]}";
    }

    private static (int Waves, bool IsRing, float Depth) Shape(int label) => (2 + (label % 5), label / 5 % 2 == 1, label < 10 ? 0.25f : 0.5f);

    private static Mat Draw(int label, int number)
    {
        var random = new Pcg32((ulong)number, (ulong)label);
        var (waves, isRing, depth) = Shape(label);
        var (x, y, size, turn) = (random.Range(12, 16), random.Range(12, 16), random.Range(7, 9), random.Range(0, 6.28f));
        var (dark, bright) = (random.Range(20, 90), random.Range(140, 230));
        var pixels = new byte[Side * Side];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (dx, dy) = ((i % Side) - x, (i / Side) - y);
            var outline = size * (1 + (depth * MathF.Cos((waves * MathF.Atan2(dy, dx)) + turn)));
            var distance = MathF.Sqrt((dx * dx) + (dy * dy)) - outline;
            var isInside = isRing ? MathF.Abs(distance) < 1.5f : distance < 0;
            pixels[i] = (byte)Math.Clamp((isInside ? bright : dark) + (10 * random.Normal()), 0, 255);
        }

        var picture = new Mat(Side, Side, MatType.CV_8UC1);
        Marshal.Copy(pixels, 0, picture.Data, pixels.Length);
        return picture;
    }
}
