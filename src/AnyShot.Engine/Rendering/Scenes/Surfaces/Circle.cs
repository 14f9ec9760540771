namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Patterns that run around a centre.</summary>
internal static class Circle
{
    /// <summary>
    /// Bends the coordinates: v becomes the distance to a centre and u the way around it. The scene decides how far away the centre lies, so its pictures show the same curvature; each picture decides where.
    /// </summary>
    /// <param name="sheet">Its coordinates are replaced.</param>
    /// <param name="nearest">Distance of the centre from the middle of the picture, sides.</param>
    /// <param name="farthest">The largest distance that a scene may choose.</param>
    /// <param name="closed">True to mirror the way around at half a turn, which hides where it ends; false to let it jump there by a turn.</param>
    public static void Bend(Sheet sheet, float nearest = 0, float farthest = 0.9f, bool closed = true)
    {
        var (u, v, side) = (sheet.U, sheet.V, sheet.Side);
        var away = side * (nearest + ((farthest - nearest) * sheet.Identity.Unit())) * sheet.Instance.Range(0.85f, 1.15f);
        var (sin, cos) = Angle.SinCos(sheet.Instance.Range(0, Angle.FullTurn));
        var (centreX, centreY) = ((side * 0.5f) + (away * cos), (side * 0.5f) + (away * sin));
        // Around the circle a turn has a fixed length, that of its radius at the picture's middle, or else streaks would shear.
        var around = sheet.PerPixel * MathF.Max(away, side * 0.4f);
        var phase = sheet.Instance.Range(0, 64);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var dx = x - centreX;
                var dy = y - centreY;
                var angle = MathF.Atan2(dy, dx);
                u[(y * side) + x] = around * (closed ? MathF.Abs(angle) : angle);
                v[(y * side) + x] = (sheet.PerPixel * MathF.Sqrt((dx * dx) + (dy * dy))) + phase;
            }
        }
    }
}
