namespace AnyShot.Engine.Maps;

/// <summary>
/// Turns, mirrors, scales and moves a map of two dimensions so that the points that were on the map before lie near where they lay: orthogonal Procrustes (Schönemann 1966) in the plane. The
/// scale is the one that gives these points the extent that they had: the scale of least squares would shrink the map a little each time.
/// </summary>
public static class MapAlignment
{
    /// <param name="map">Row-major (points, 2); not changed.</param>
    /// <param name="before">Where a point lay before; null for one that was not there.</param>
    /// <returns>The coordinates; as they were when fewer than two points are known.</returns>
    public static float[] Align(IReadOnlyList<float> map, IReadOnlyList<(float X, float Y)?> before)
    {
        int[] known = [.. Enumerable.Range(0, before.Count).Where(i => before[i] is not null)];
        if (known.Length < 2)
        {
            return [.. map];
        }

        var (fromX, fromY) = (known.Average(i => (double)map[2 * i]), known.Average(i => (double)map[(2 * i) + 1]));
        var (toX, toY) = (known.Average(i => (double)before[i]!.Value.X), known.Average(i => (double)before[i]!.Value.Y));
        var (xx, xy, yx, yy) = (0.0, 0.0, 0.0, 0.0);
        var (extent, extentBefore) = (0.0, 0.0);
        foreach (var i in known)
        {
            var (x, y, u, v) = (map[2 * i] - fromX, map[(2 * i) + 1] - fromY, before[i]!.Value.X - toX, before[i]!.Value.Y - toY);
            (xx, xy, yx, yy) = (xx + (x * u), xy + (x * v), yx + (y * u), yy + (y * v));
            (extent, extentBefore) = (extent + (x * x) + (y * y), extentBefore + (u * u) + (v * v));
        }

        // Of all turns the best one gains |(xx + yy, xy - yx)|, of all mirrored turns |(xx - yy, xy + yx)|.
        var isMirrored = double.Hypot(xx - yy, xy + yx) > double.Hypot(xx + yy, xy - yx);
        var angle = isMirrored ? Math.Atan2(xy + yx, xx - yy) : Math.Atan2(xy - yx, xx + yy);
        var scale = extent > 0 && extentBefore > 0 ? Math.Sqrt(extentBefore / extent) : 1;
        var (sine, cosine) = (scale * Math.Sin(angle), scale * Math.Cos(angle));
        var aligned = new float[map.Count];
        for (var i = 0; i < map.Count / 2; i++)
        {
            var (x, y) = (map[2 * i] - fromX, (map[(2 * i) + 1] - fromY) * (isMirrored ? -1 : 1));
            aligned[2 * i] = (float)((cosine * x) - (sine * y) + toX);
            aligned[(2 * i) + 1] = (float)((sine * x) + (cosine * y) + toY);
        }

        return aligned;
    }
}
