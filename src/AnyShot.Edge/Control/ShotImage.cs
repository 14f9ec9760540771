using AnyShot.Engine.Data;
using OpenCvSharp;

namespace AnyShot.Edge.Control;

/// <summary>Checks an image of an example that came over the network before anything keeps it.</summary>
internal static class ShotImage
{
    /// <summary>Smaller ones show nothing.</summary>
    private const int ShortestSide = 8;

    /// <exception cref="ControlRefusal">It is no image that can be used; one sentence says why.</exception>
    public static void Require(ReadOnlySpan<byte> file, ControlOptions options)
    {
        var most = (long)options.LargestImageMiB << 20;
        if (file.Length > most)
        {
            throw Refused($"has {file.Length} bytes; at most {most} are taken (control.largestImageMiB)");
        }

        // Before anything decodes it: a small file can ask for a very large picture.
        if (!IsKnown(file) || ImageHeader.TryRead(file) is not { } size)
        {
            throw Refused("is no PNG, JPEG or BMP file");
        }

        // A decoder would fill what is missing with grey and report success.
        if (!ImageHeader.IsComplete(file))
        {
            throw Refused("is cut off");
        }

        if (Math.Max(size.Width, size.Height) > options.LongestImageSide || Math.Min(size.Width, size.Height) < ShortestSide)
        {
            throw Refused($"is {size.Width} x {size.Height} pixels; sides of {ShortestSide} to {options.LongestImageSide} are taken (control.longestImageSide)");
        }

        try
        {
            using var image = Cv2.ImDecode(file.ToArray(), ImreadModes.Color);
            if (image.Empty())
            {
                throw Refused("cannot be decoded");
            }
        }
        catch (OpenCVException)
        {
            throw Refused("cannot be decoded");
        }
    }

    /// <summary>What cameras and people send; other codecs are not put before the network.</summary>
    private static bool IsKnown(ReadOnlySpan<byte> file) => file.StartsWith<byte>([0xFF, 0xD8, 0xFF]) || file.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G']) || file.StartsWith("BM"u8);

    private static ControlRefusal Refused(string what) => new(ControlOutcome.Invalid, $"The image {what}.");
}
