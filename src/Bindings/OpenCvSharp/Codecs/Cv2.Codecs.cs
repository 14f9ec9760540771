using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <content>Image files.</content>
public static partial class Cv2
{
    /// <summary>Reads an image file; the result is empty when the file is absent or holds no image.</summary>
    /// <exception cref="OpenCVException">The image is larger than OpenCV allows (2^20 a side, 2^30 pixels).</exception>
    public static Mat ImRead(string fileName, ImreadModes flags = ImreadModes.Color) => new(fileName, flags);

    /// <returns>False when the file cannot be written.</returns>
    /// <exception cref="OpenCVException">No encoder for that extension, or an image that it cannot hold.</exception>
    public static unsafe bool ImWrite(string fileName, Mat img, int[]? prms = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        ArgumentNullException.ThrowIfNull(img);
        fixed (int* values = prms)
        {
            NativeStatus.Check(NativeMethods.anyshot_cv_image_write(fileName, img.Handle, values, prms?.Length ?? 0, out var written));
            return written != 0;
        }
    }

    public static bool ImWrite(string fileName, Mat img, params ImageEncodingParam[] prms) => ImWrite(fileName, img, Flatten(prms));

    /// <summary>Decodes an image; the result is empty when the bytes hold none.</summary>
    /// <exception cref="OpenCVException">The image is larger than OpenCV allows.</exception>
    public static Mat ImDecode(byte[] buf, ImreadModes flags)
    {
        ArgumentNullException.ThrowIfNull(buf);
        return ImDecode(buf.AsSpan(), flags);
    }

    public static unsafe Mat ImDecode(ReadOnlySpan<byte> span, ImreadModes flags)
    {
        fixed (byte* bytes = span)
        {
            NativeStatus.Check(NativeMethods.anyshot_cv_image_decode(bytes, span.Length, (int)flags, out var result));
            return new Mat(result);
        }
    }

    /// <param name="ext">File name extension that chooses the encoder, such as .jpg.</param>
    public static unsafe bool ImEncode(string ext, InputArray img, out byte[] buf, int[]? prms = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(ext);
        ArgumentNullException.ThrowIfNull(img);
        using var bytes = new Mat();
        fixed (int* values = prms)
        {
            NativeStatus.Check(NativeMethods.anyshot_cv_image_encode(ext, img.Handle, values, prms?.Length ?? 0, bytes.Handle, out var encoded));
            buf = bytes.AsSpan<byte>().ToArray();
            return encoded != 0;
        }
    }

    public static void ImEncode(string ext, InputArray img, out byte[] buf, params ImageEncodingParam[] prms) => ImEncode(ext, img, out buf, Flatten(prms));

    private static int[] Flatten(ImageEncodingParam[] prms)
    {
        ArgumentNullException.ThrowIfNull(prms);
        return [.. prms.SelectMany(p => new[] { (int)p.EncodingId, p.Value })];
    }
}
