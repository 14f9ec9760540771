using AnyShot.Engine.Rendering;
using OpenCvSharp;

namespace AnyShot.Engine.Tests.Training.Pretraining;

/// <summary>Small pictures whose class is the width and tint of their stripes: easy to tell apart, quick to learn.</summary>
internal static class StripeImages
{
    public const int Side = 24;

    /// <summary>Writes class folders c0, c1, ... of noisy pictures.</summary>
    public static void Write(string folder, int classes, int images)
    {
        for (var label = 0; label < classes; label++)
        {
            for (var number = 0; number < images; number++)
            {
                Directory.CreateDirectory(Path.Combine(folder, $"c{label}"));
                using var picture = Draw(label, number);
                Cv2.ImWrite(Path.Combine(folder, $"c{label}", $"{number:00}.png"), picture);
            }
        }
    }

    private static Mat Draw(int label, int number)
    {
        var random = new Pcg32((ulong)number, (ulong)label);
        var shift = random.Range(0, 6.28f);
        var pixels = new byte[Side * Side * 3];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, channel) = (i / 3 % Side, i % 3);
            var wave = MathF.Sin((x * (0.3f + (0.35f * label))) + shift);
            var tint = channel == label % 3 ? 40 : 0;
            pixels[i] = (byte)Math.Clamp(110 + (60 * wave) + tint + (12 * random.Normal()), 0, 255);
        }

        var picture = new Mat(Side, Side, MatType.CV_8UC3);
        System.Runtime.InteropServices.Marshal.Copy(pixels, 0, picture.Data, pixels.Length);
        return picture;
    }
}
