using AnyShot.Edge.Capture;
using OpenCvSharp;

namespace AnyShot.Edge.Dashboard.Images;

/// <summary>Measures sharpness and exposure of a picture, for somebody who turns a lens.</summary>
internal static class LensMeasure
{
    /// <summary>Grey levels up to this, and from 255 minus this, are clipped: the sensor could not tell darker or brighter ones apart.</summary>
    private const int Clipped = 2;

    /// <summary>
    /// Sharpness is the variance of the Laplacian (4 neighbours) of the grey picture: Pech-Pacheco et al., Diatom autofocusing in brightfield microscopy, ICPR 2000. It has no unit and no upper bound;
    /// only values of the same scene can be compared.
    /// </summary>
    /// <param name="image">8-bit, grey, BGR or BGRA.</param>
    /// <param name="region">Pixels that count, within the image.</param>
    public static LensValues Of(Mat image, Rect region)
    {
        var channels = image.Channels();
        var rows = new byte[3][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new byte[region.Width];
        }

        long sum = 0, dark = 0, bright = 0, laplacians = 0, squares = 0, count = 0;
        for (var y = 0; y < region.Height; y++)
        {
            var row = rows[y % 3];
            Grey(image, region, y, channels, row);
            foreach (var level in row)
            {
                sum += level;
                dark += level <= Clipped ? 1 : 0;
                bright += level >= 255 - Clipped ? 1 : 0;
            }

            if (y < 2)
            {
                continue;
            }

            var (above, middle) = (rows[(y - 2) % 3], rows[(y - 1) % 3]);
            for (var x = 1; x < region.Width - 1; x++)
            {
                var laplacian = above[x] + row[x] + middle[x - 1] + middle[x + 1] - (4 * middle[x]);
                laplacians += laplacian;
                squares += laplacian * laplacian;
                count++;
            }
        }

        double pixels = (double)region.Width * region.Height;
        var mean = count == 0 ? 0 : laplacians / (double)count;
        return new LensValues(count == 0 ? 0 : (squares / (double)count) - (mean * mean), sum / pixels, dark / pixels, bright / pixels);
    }

    /// <summary>One row of the region in grey levels, with the weights of ITU-R BT.601.</summary>
    private static void Grey(Mat image, Rect region, int y, int channels, byte[] grey)
    {
        using var line = image.SubMat(new Rect(region.X, region.Y + y, region.Width, 1));
        var pixels = line.AsSpan<byte>();
        if (channels == 1)
        {
            pixels.CopyTo(grey);
            return;
        }

        for (var x = 0; x < grey.Length; x++)
        {
            var at = x * channels;
            grey[x] = (byte)(((29 * pixels[at]) + (150 * pixels[at + 1]) + (77 * pixels[at + 2]) + 128) >> 8);
        }
    }
}
