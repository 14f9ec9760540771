namespace AnyShot.Engine.Drift;

/// <summary>What a camera's settings, lamp and lens do to a picture, in three numbers.</summary>
/// <param name="Brightness">Mean grey level, 0 to 255.</param>
/// <param name="Contrast">Standard deviation of grey levels.</param>
/// <param name="Sharpness">Standard deviation of the Laplacian over that of the grey levels (its variance is the usual measure of focus, Pech-Pacheco et al. 2000; over the contrast a darker picture is not called blurred).</param>
public readonly record struct ImageFigures(double Brightness, double Contrast, double Sharpness)
{
    /// <summary>Measures a picture.</summary>
    /// <param name="grey">Grey levels, row by row.</param>
    /// <param name="width">Pixels of a row, 3 at least.</param>
    public static ImageFigures Of(ReadOnlySpan<byte> grey, int width)
    {
        var height = grey.Length / width;
        var (sum, squares) = (0L, 0L);
        foreach (var level in grey)
        {
            sum += level;
            squares += level * level;
        }

        var mean = (double)sum / grey.Length;
        var contrast = Math.Sqrt(Math.Max(0, ((double)squares / grey.Length) - (mean * mean)));
        var (edge, edges) = (0L, 0L);
        for (var y = 1; y < height - 1; y++)
        {
            var at = y * width;
            for (var x = at + 1; x < at + width - 1; x++)
            {
                var laplacian = grey[x - 1] + grey[x + 1] + grey[x - width] + grey[x + width] - (4 * grey[x]);
                edge += laplacian;
                edges += laplacian * laplacian;
            }
        }

        var count = Math.Max(1, (width - 2) * Math.Max(0, height - 2));
        var spread = Math.Sqrt(Math.Max(0, ((double)edges / count) - Math.Pow((double)edge / count, 2)));
        return new ImageFigures(mean, contrast, contrast > 0 ? spread / contrast : 0);
    }
}
