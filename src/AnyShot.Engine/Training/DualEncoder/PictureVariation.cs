using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>
/// Varies a rendered picture on its way into a batch: crop, quarter turn, brightness, contrast, gamma and balance, saturation or grey, blur, a hole. The renderer varies much
/// already, so all of it is moderate. Used by one thread at a time.
/// </summary>
internal sealed class PictureVariation(double smallestCrop)
{
    public const float Mean = 0.5f;
    public const float Deviation = 0.25f;

    private const float BlurChance = 0.15f;
    private const float HoleChance = 0.2f;

    /// <summary>Source pixels an output pixel from which one bilinear sample would skip some.</summary>
    private const float SkippingScale = 1.2f;

    private readonly float[] _curves = new float[3 * 256];
    private float[] _planes = [];
    private float[] _spare = [];
    private (int First, int Second, float Weight)[] _columns = [];
    private (float Left, float Top, float Width, float Height) _box;
    private int _turn;

    /// <param name="source">Planes of a square picture, 8 bits.</param>
    /// <param name="sourceSide">Its side.</param>
    /// <param name="turn">Quarter turns clockwise, 0 to 3.</param>
    /// <param name="grey">Whether to take the colour away.</param>
    /// <param name="random">Decides the rest.</param>
    /// <param name="side">Side of the result.</param>
    /// <param name="pixels">Receives (side, side, 3), normalised.</param>
    public void Apply(ReadOnlySpan<byte> source, int sourceSide, int turn, bool grey, ref Pcg32 random, int side, Span<float> pixels)
    {
        Reserve(side);
        _turn = turn;
        DrawCurves(ref random);
        var saturation = grey ? 0 : random.Range(0.7f, 1.3f);
        Crop(source, sourceSide, side, ref random);
        if (random.Chance(BlurChance))
        {
            for (var plane = 0; plane < 3; plane++)
            {
                Blur(_planes.AsSpan(plane * side * side, side * side), side);
            }
        }

        if (random.Chance(HoleChance))
        {
            Hole(side, ref random);
        }

        Write(side, turn, saturation, pixels);
    }

    /// <summary>What became of the cells of the picture varied last.</summary>
    /// <param name="source">Cells of the source; see <see cref="SceneRenderer.CoverCells"/>.</param>
    /// <param name="sourceCount">Cells on its side.</param>
    /// <param name="count">Cells on the side of the result.</param>
    /// <param name="cells">Receives (count, count): the highest of what falls into a cell.</param>
    public void ApplyToCells(ReadOnlySpan<byte> source, int sourceCount, int count, Span<byte> cells)
    {
        for (var y = 0; y < count; y++)
        {
            for (var x = 0; x < count; x++)
            {
                // The turn of Write, for cells.
                var (column, row) = _turn switch { 0 => (x, y), 1 => (y, count - 1 - x), 2 => (count - 1 - x, count - 1 - y), _ => (count - 1 - y, x) };
                var (left, right) = Span(_box.Left, _box.Width, column, count, sourceCount);
                var (top, bottom) = Span(_box.Top, _box.Height, row, count, sourceCount);
                byte highest = 0;
                for (var v = top; v <= bottom; v++)
                {
                    for (var u = left; u <= right; u++)
                    {
                        highest = Math.Max(highest, source[(v * sourceCount) + u]);
                    }
                }

                cells[(y * count) + x] = highest;
            }
        }
    }

    /// <summary>First and last cell of the source that have their middle in a cell of the result, or the nearest one.</summary>
    private static (int First, int Last) Span(float start, float length, int cell, int count, int sourceCount)
    {
        var from = (start + (length * cell / count)) * sourceCount;
        var to = (start + (length * (cell + 1) / count)) * sourceCount;
        var first = Math.Clamp((int)MathF.Ceiling(from - 0.5f), 0, sourceCount - 1);
        return (first, Math.Clamp((int)MathF.Floor(to - 0.5f), first, sourceCount - 1));
    }

    private void Reserve(int side)
    {
        if (_planes.Length < 3 * side * side)
        {
            _planes = new float[3 * side * side];
            _spare = new float[side * side];
        }
    }

    /// <summary>One curve a channel from 8 bits to 0..1: gamma, then contrast about the middle, brightness and balance.</summary>
    private void DrawCurves(ref Pcg32 random)
    {
        var gamma = MathF.Exp(random.Range(-0.3f, 0.3f));
        var contrast = random.Range(0.75f, 1.25f);
        var brightness = random.Range(-0.1f, 0.1f);
        for (var channel = 0; channel < 3; channel++)
        {
            var balance = random.Range(0.95f, 1.05f);
            for (var value = 0; value < 256; value++)
            {
                var curved = MathF.Pow(value / 255f, gamma);
                _curves[(channel * 256) + value] = Math.Clamp((((curved - 0.5f) * contrast) + 0.5f + brightness) * balance, 0, 1);
            }
        }
    }

    private void Crop(ReadOnlySpan<byte> source, int sourceSide, int side, ref Pcg32 random)
    {
        var area = random.Range((float)smallestCrop, 1);
        var ratio = MathF.Exp(random.Range(-0.12f, 0.12f));
        var width = MathF.Min(1, MathF.Sqrt(area * ratio)) * sourceSide;
        var height = MathF.Min(1, MathF.Sqrt(area / ratio)) * sourceSide;
        var left = random.Range(0, sourceSide - width);
        var top = random.Range(0, sourceSide - height);
        var samples = MathF.Max(width, height) > SkippingScale * side ? 2 : 1;
        Sample(source, sourceSide, side, samples, (left, top, width, height));
        _box = (left / sourceSide, top / sourceSide, width / sourceSide, height / sourceSide);
    }

    /// <summary>Bilinear, with pixel centres at half numbers; <paramref name="samples"/> squared samples an output pixel.</summary>
    private void Sample(ReadOnlySpan<byte> source, int sourceSide, int side, int samples, (float Left, float Top, float Width, float Height) box)
    {
        var fine = side * samples;
        if (_columns.Length < fine)
        {
            _columns = new (int, int, float)[fine];
        }

        var columns = _columns.AsSpan(0, fine);
        for (var x = 0; x < fine; x++)
        {
            columns[x] = Neighbours(box.Left + ((x + 0.5f) * box.Width / fine) - 0.5f, sourceSide);
        }

        var share = 1f / (samples * samples);
        for (var plane = 0; plane < 3; plane++)
        {
            var from = source.Slice(plane * sourceSide * sourceSide, sourceSide * sourceSide);
            var curve = _curves.AsSpan(plane * 256, 256);
            var to = _planes.AsSpan(plane * side * side, side * side);
            to.Clear();
            for (var y = 0; y < fine; y++)
            {
                var (upper, lower, down) = Neighbours(box.Top + ((y + 0.5f) * box.Height / fine) - 0.5f, sourceSide);
                AddRow(from.Slice(upper * sourceSide, sourceSide), from.Slice(lower * sourceSide, sourceSide), down, curve, columns, samples, share, to.Slice(y / samples * side, side));
            }
        }
    }

    private static void AddRow(
        ReadOnlySpan<byte> above,
        ReadOnlySpan<byte> below,
        float down,
        ReadOnlySpan<float> curve,
        ReadOnlySpan<(int First, int Second, float Weight)> columns,
        int samples,
        float share,
        Span<float> row)
    {
        for (var x = 0; x < columns.Length; x++)
        {
            var (first, second, right) = columns[x];
            var (a, b) = (curve[above[first]], curve[below[first]]);
            var high = a + (right * (curve[above[second]] - a));
            var low = b + (right * (curve[below[second]] - b));
            row[samples == 1 ? x : x >> 1] += share * (high + (down * (low - high)));
        }
    }

    private static (int First, int Second, float Weight) Neighbours(float at, int count)
    {
        var place = Math.Clamp(at, 0, count - 1);
        var first = (int)place;
        return (first, Math.Min(first + 1, count - 1), place - first);
    }

    /// <summary>Weights 1, 2, 1 in both directions; the outermost pixels stay.</summary>
    private void Blur(Span<float> plane, int side)
    {
        plane.CopyTo(_spare);
        for (var y = 0; y < side; y++)
        {
            var from = _spare.AsSpan(y * side, side);
            var to = plane.Slice(y * side, side);
            for (var x = 1; x < side - 1; x++)
            {
                to[x] = (0.25f * (from[x - 1] + from[x + 1])) + (0.5f * from[x]);
            }
        }

        plane.CopyTo(_spare);
        for (var i = side; i < plane.Length - side; i++)
        {
            plane[i] = (0.25f * (_spare[i - side] + _spare[i + side])) + (0.5f * _spare[i]);
        }
    }

    /// <summary>Fills a square of a tenth to a fifth of the side with the middle grey (DeVries and Taylor, "Improved Regularization with Cutout", 2017).</summary>
    private void Hole(int side, ref Pcg32 random)
    {
        var size = Math.Max(1, (int)(side * random.Range(0.1f, 0.2f)));
        var (left, top) = (random.Below(side - size), random.Below(side - size));
        for (var plane = 0; plane < 3; plane++)
        {
            for (var y = top; y < top + size; y++)
            {
                _planes.AsSpan((((plane * side) + y) * side) + left, size).Fill(Mean);
            }
        }
    }

    private void Write(int side, int turn, float saturation, Span<float> pixels)
    {
        var area = side * side;
        var red = _planes.AsSpan(0, area);
        var green = _planes.AsSpan(area, area);
        var blue = _planes.AsSpan(2 * area, area);
        // Where the pixel at column x and row y of the result comes from.
        var (start, across, down) = turn switch
        {
            0 => (0, 1, side),
            1 => ((side - 1) * side, -side, 1),
            2 => (area - 1, -1, -side),
            _ => (side - 1, side, -1),
        };
        var to = 0;
        for (var y = 0; y < side; y++)
        {
            var from = start + (y * down);
            for (var x = 0; x < side; x++, from += across, to += 3)
            {
                var grey = (0.299f * red[from]) + (0.587f * green[from]) + (0.114f * blue[from]);
                pixels[to] = Normalised(grey, red[from], saturation);
                pixels[to + 1] = Normalised(grey, green[from], saturation);
                pixels[to + 2] = Normalised(grey, blue[from], saturation);
            }
        }
    }

    private static float Normalised(float grey, float value, float saturation) => (Math.Clamp(grey + (saturation * (value - grey)), 0, 1) - Mean) / Deviation;
}
