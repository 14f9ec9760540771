using AnyShot.Engine.Data;
using OpenCvSharp;

namespace AnyShot.Edge.Capture.Sources;

/// <summary>Reads images from a folder that others fill: bounded in bytes and in claimed pixels before anything is decoded.</summary>
internal static class FolderImage
{
    /// <summary>The file extensions that are looked at, for sentences.</summary>
    public const string ExtensionList = "jpg, jpeg, png, bmp, webp, tif, tiff, pgm, ppm";

    private const long MostPixels = 100_000_000;

    private static readonly HashSet<string> Extensions = [.. ExtensionList.Split(", ").Select(e => "." + e)];

    public static bool HasImageExtension(string path) => Extensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    /// <summary>Reads an image as 8-bit grey or BGR, whichever it is, or says in one sentence that names the file why not.</summary>
    /// <returns>The image, which the caller disposes; null when it cannot be used.</returns>
    public static Mat? TryRead(string path, out string? reason)
    {
        if (ImageFile.TryRead(path, out var unreadable) is not { } bytes)
        {
            reason = unreadable;
            return null;
        }

        if (ImageHeader.TryRead(bytes) is not var (width, height))
        {
            reason = $"The file \"{path}\" is not an image ({ExtensionList}).";
            return null;
        }

        if (width < 1 || height < 1 || width * height > MostPixels)
        {
            reason = $"The image \"{path}\" claims {width} x {height} pixels; {MostPixels / 1_000_000} megapixels are allowed.";
            return null;
        }

        if (!ImageHeader.IsComplete(bytes))
        {
            reason = $"The image \"{path}\" is cut off.";
            return null;
        }

        try
        {
            var image = Cv2.ImDecode(bytes, ImreadModes.AnyColor);
            if (!image.Empty())
            {
                reason = null;
                return image;
            }

            image.Dispose();
            reason = $"The image \"{path}\" is damaged and cannot be decoded.";
        }
        catch (OpenCVException error)
        {
            reason = $"The image \"{path}\" cannot be decoded: {error.ErrMsg}";
        }

        return null;
    }
}
