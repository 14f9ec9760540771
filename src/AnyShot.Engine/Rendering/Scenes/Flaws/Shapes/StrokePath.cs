namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>How a long stroke runs over a place. Lengths in pixels.</summary>
internal readonly record struct StrokePath
{
    /// <summary>Half of its width at the widest.</summary>
    public float Half { get; init; }

    public float Cover { get; init; }

    /// <summary>Height of its middle; negative for a groove.</summary>
    public float Relief { get; init; }

    /// <summary>Random change of direction from piece to piece, in radians.</summary>
    public float Wander { get; init; }

    /// <summary>Change of direction from end to end, in radians.</summary>
    public float Bend { get; init; }

    /// <summary>0: ends as wide as the middle; 1: runs out to nothing.</summary>
    public float Taper { get; init; }

    /// <summary>Share of the length that is missing.</summary>
    public float Gaps { get; init; }

    /// <summary>Random change of width and cover along it, 0 to 1.</summary>
    public float Unevenness { get; init; }

    public float Softness { get; init; }

    /// <summary>Draws it with its middle at the site, along the site's axis and as long as the site is wide.</summary>
    public void Draw(in FlawSite site, ref Pcg32 instance, FlawLayer layer)
    {
        var pieces = Math.Clamp((int)(site.Extent / 3), 3, 28);
        var step = site.Extent / pieces;
        var drift = 0f;
        var (along, across) = (-site.Extent / 2, Bend * site.Extent / 8 * -1);
        var seed = instance.Range(0, 256);
        var gap = false;
        var before = At(site, along, across, 0, seed);
        for (var i = 1; i <= pieces; i++)
        {
            var t = (float)i / pieces;
            // The drift is pulled back, so that the line keeps its direction as a whole.
            drift = (0.8f * drift) + instance.Range(-Wander, Wander);
            var slope = drift + (Bend * (t - 0.5f));
            var (sin, cos) = Angle.SinCos(slope);
            along += step * cos;
            across += step * sin;
            var next = At(site, along, across, t, seed);
            gap = Gaps > 0 && instance.Chance(gap ? 0.6f : Gaps * 0.6f);
            if (!gap)
            {
                layer.Stroke(before, next, Softness);
            }

            before = next;
        }
    }

    private Stroke At(in FlawSite site, float along, float across, float t, float seed)
    {
        var (x, y) = site.Place(along, across);
        var end = Math.Min(1, 4 * t * (1 - t) * 1.3f);
        var size = 1 - (Taper * (1 - end));
        var uneven = 1 + (Unevenness * NoiseTile.Cloud.At((t * 60) + seed, seed));
        return new Stroke(x, y, Half * size * Math.Max(0.15f, uneven), Cover * Math.Clamp(uneven * (0.35f + (0.65f * size)), 0.1f, 1), Relief * size);
    }
}
