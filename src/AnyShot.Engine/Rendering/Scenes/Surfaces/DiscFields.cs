namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Fields of scattered bodies.</summary>
internal static class DiscFields
{
    private const int Side = 512;

    /// <summary>Hollows, many small and few large; 1 outside, 0 at the bottom of the deepest.</summary>
    public static Field Pits(ulong seed)
    {
        var random = new Pcg32(seed, 0xD15C);
        var texels = new float[Side * Side];
        for (var i = 0; i < 900; i++)
        {
            var radius = 3.5f / MathF.Max(0.18f, MathF.Sqrt(random.Unit()));
            var flatness = random.Range(0.6f, 1);
            Stamp(texels, ref random, radius, flatness, static (depth, inside) => MathF.Max(depth, MathF.Sqrt(inside) * (0.5f + (0.5f * inside))));
        }

        for (var i = 0; i < texels.Length; i++)
        {
            texels[i] = -texels[i];
        }

        return new Field(texels, Side, 20);
    }

    /// <summary>Domes in all places, large ones first, so that small ones fill the gaps and stand before them.</summary>
    public static Field Bubbles(ulong seed)
    {
        var random = new Pcg32(seed, 0xD15C);
        var texels = new float[Side * Side];
        for (var i = 0; i < 700; i++)
        {
            var radius = 7 + (22 * MathF.Pow(random.Unit(), 3));
            Stamp(texels, ref random, radius, 1, static (height, inside) => MathF.Max(height, MathF.Sqrt(inside)));
        }

        return new Field(texels, Side, 24);
    }

    /// <summary>Polygons of four to seven corners, each of one value, piled up until nothing shows between them.</summary>
    public static Field Flakes(ulong seed)
    {
        var random = new Pcg32(seed, 0xF1A6);
        var texels = new float[Side * Side];
        for (var i = 0; i < 2600; i++)
        {
            DrawFlake(texels, ref random, random.Range(8, 22), random.Unit());
        }

        return new Field(texels, Side, 24);
    }

    /// <param name="texels">Written to.</param>
    /// <param name="random">What stays in the scene draws from its identity.</param>
    /// <param name="radius">Texels.</param>
    /// <param name="flatness">Short against long axis, 0 to 1.</param>
    /// <param name="merge">From the texel's value and from how far inside the disc it lies (1 in the middle, 0 at the rim) to its new value.</param>
    private static void Stamp(float[] texels, ref Pcg32 random, float radius, float flatness, Func<float, float, float> merge)
    {
        var x = random.Range(0, Side);
        var y = random.Range(0, Side);
        var (sin, cos) = Angle.SinCos(random.Range(0, Angle.FullTurn));
        var reach = (int)MathF.Ceiling(radius / flatness);
        for (var dy = -reach; dy <= reach; dy++)
        {
            for (var dx = -reach; dx <= reach; dx++)
            {
                var along = (dx * cos) + (dy * sin);
                var across = ((dy * cos) - (dx * sin)) / flatness;
                var inside = 1 - (((along * along) + (across * across)) / (radius * radius));
                if (inside > 0)
                {
                    ref var texel = ref texels[(Table.Wrap((int)y + dy, Side) * Side) + Table.Wrap((int)x + dx, Side)];
                    texel = merge(texel, inside);
                }
            }
        }
    }

    private static void DrawFlake(float[] texels, ref Pcg32 random, float radius, float value)
    {
        var x = random.Range(0, Side);
        var y = random.Range(0, Side);
        var sides = 4 + random.Below(4);
        Span<(float X, float Y, float Reach)> edges = stackalloc (float, float, float)[7];
        for (var e = 0; e < sides; e++)
        {
            var (sin, cos) = Angle.SinCos(Angle.FullTurn * (e + random.Range(-0.3f, 0.3f)) / sides);
            edges[e] = (cos, sin, radius * random.Range(0.45f, 0.9f));
        }

        var span = (int)radius + 1;
        for (var dy = -span; dy <= span; dy++)
        {
            for (var dx = -span; dx <= span; dx++)
            {
                var inside = radius - MathF.Sqrt((dx * dx) + (dy * dy));
                for (var e = 0; e < sides; e++)
                {
                    inside = MathF.Min(inside, edges[e].Reach - ((dx * edges[e].X) + (dy * edges[e].Y)));
                }

                if (inside > 0)
                {
                    // A thin dark rim tells neighbours of like value apart.
                    texels[(Table.Wrap((int)y + dy, Side) * Side) + Table.Wrap((int)x + dx, Side)] = inside < 1.2f ? value * 0.6f : value;
                }
            }
        }
    }
}
