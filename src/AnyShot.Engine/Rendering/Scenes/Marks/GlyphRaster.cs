namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>Turns a symbol into coverage of pixels.</summary>
internal sealed class GlyphRaster
{
    private readonly int _side;

    public GlyphRaster(int side)
    {
        _side = side;
        Cover = new float[side * side];
    }

    /// <summary>0 to 1, row by row.</summary>
    public float[] Cover { get; }

    /// <param name="glyph">What to draw.</param>
    /// <param name="pose">Where.</param>
    /// <param name="softness">Pixels over which an edge fades; 1 is sharp.</param>
    public void Draw(Glyph glyph, in MarkPose pose, float softness)
    {
        Array.Clear(Cover);
        foreach (ref readonly var element in glyph.Elements)
        {
            Draw(element, pose, softness);
        }
    }

    private void Draw(in MarkElement element, in MarkPose pose, float softness)
    {
        var (ax, ay) = pose.ToPicture(element.Ax, element.Ay);
        var (bx, by) = pose.ToPicture(element.Bx, element.By);
        if (element.Kind == MarkElementKind.Triangle)
        {
            var (cx, cy) = pose.ToPicture(element.Cx, element.Cy);
            Triangle(ax, ay, bx, by, cx, cy, softness, element.IsCut);
        }
        else
        {
            Stroke(ax, ay, bx, by, element.Cx * pose.Scale, element.Cy * pose.Scale, element.Kind == MarkElementKind.Bar, softness, element.IsCut);
        }
    }

    private void Stroke(float ax, float ay, float bx, float by, float halfA, float halfB, bool square, float softness, bool cut)
    {
        var reach = (Math.Max(halfA, halfB) * (square ? 1.42f : 1)) + softness;
        var (left, right) = Range(Math.Min(ax, bx) - reach, Math.Max(ax, bx) + reach);
        var (top, bottom) = Range(Math.Min(ay, by) - reach, Math.Max(ay, by) + reach);
        var (dx, dy) = (bx - ax, by - ay);
        var length = MathF.Sqrt((dx * dx) + (dy * dy));
        (dx, dy) = length > 1e-4f ? (dx / length, dy / length) : (1, 0);
        var perLength = 1 / Math.Max(length, 1e-4f);
        var perSoft = 1 / softness;
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var (px, py) = (x + 0.5f - ax, y + 0.5f - ay);
                var along = (px * dx) + (py * dy);
                var across = (py * dx) - (px * dy);
                var t = Math.Clamp(along * perLength, 0, 1);
                var half = halfA + (t * (halfB - halfA));
                var past = along - Math.Clamp(along, 0, length);
                var inside = square ? Math.Min(half - MathF.Abs(across), Math.Min(along, length - along)) : half - MathF.Sqrt((past * past) + (across * across));
                Put((y * _side) + x, (inside * perSoft) + 0.5f, cut);
            }
        }
    }

    private void Triangle(float ax, float ay, float bx, float by, float cx, float cy, float softness, bool cut)
    {
        if (((bx - ax) * (cy - ay)) - ((by - ay) * (cx - ax)) < 0)
        {
            (bx, by, cx, cy) = (cx, cy, bx, by);
        }

        var (left, right) = Range(Math.Min(ax, Math.Min(bx, cx)) - softness, Math.Max(ax, Math.Max(bx, cx)) + softness);
        var (top, bottom) = Range(Math.Min(ay, Math.Min(by, cy)) - softness, Math.Max(ay, Math.Max(by, cy)) + softness);
        var (abX, abY) = Normal(ax, ay, bx, by);
        var (bcX, bcY) = Normal(bx, by, cx, cy);
        var (caX, caY) = Normal(cx, cy, ax, ay);
        var perSoft = 1 / softness;
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var (px, py) = (x + 0.5f, y + 0.5f);
                var inside = Math.Min(((px - ax) * abX) + ((py - ay) * abY), Math.Min(((px - bx) * bcX) + ((py - by) * bcY), ((px - cx) * caX) + ((py - cy) * caY)));
                Put((y * _side) + x, (inside * perSoft) + 0.5f, cut);
            }
        }
    }

    /// <summary>Unit vector to the inner side of an edge.</summary>
    private static (float X, float Y) Normal(float fromX, float fromY, float toX, float toY)
    {
        var (dx, dy) = (toX - fromX, toY - fromY);
        var length = Math.Max(MathF.Sqrt((dx * dx) + (dy * dy)), 1e-4f);
        return (-dy / length, dx / length);
    }

    private void Put(int at, float cover, bool cut)
    {
        if (cover > 0)
        {
            cover = Math.Min(cover, 1);
            Cover[at] = cut ? Cover[at] * (1 - cover) : Math.Max(Cover[at], cover);
        }
    }

    private (int From, int To) Range(float low, float high) => ((int)Math.Clamp(low, 0, _side), (int)Math.Clamp(high + 1, 0, _side));
}
