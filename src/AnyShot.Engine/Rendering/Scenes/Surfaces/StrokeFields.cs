namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Fields of drawn lines.</summary>
internal static class StrokeFields
{
    private const int Side = 512;
    private const int Strokes = 3000;

    /// <param name="spread">Directions: 0 all along the rows, 1 all directions.</param>
    /// <param name="bend">Change of direction along a line, radians over 10 texels; 0 for straight scratches, which are thinner and leave the ground between them free.</param>
    /// <param name="seed">Another seed gives another field of the same kind.</param>
    public static Field Threads(float spread, float bend, ulong seed)
    {
        var random = new Pcg32(seed, 0x57E0);
        var texels = new float[Side * Side];
        var count = bend > 0 ? Strokes : Strokes / 4;
        for (var i = 0; i < count; i++)
        {
            var angle = random.Range(-0.25f, 0.25f) * Angle.FullTurn * spread;
            angle += spread < 1 ? 0.06f * random.Normal() : 0;
            DrawThread(texels, ref random, angle, bend);
        }

        return new Field(texels, Side, bend > 0 ? 10 : 16);
    }

    private static void DrawThread(float[] texels, ref Pcg32 random, float angle, float bend)
    {
        var x = random.Range(0, Side);
        var y = random.Range(0, Side);
        var value = random.Range(0.2f, 1);
        var length = random.Range(30, 140);
        var width = bend > 0 ? random.Range(1.6f, 3.2f) : random.Range(1f, 1.8f);
        var turn = 0f;
        for (var walked = 0f; walked < length; walked++)
        {
            var (sin, cos) = Angle.SinCos(angle);
            // A scratch fades at its ends.
            var strength = bend > 0 ? value : value * MathF.Min(1, 6 * MathF.Min(walked, length - walked) / length);
            DrawPoint(texels, x, y, width, strength, bend > 0);
            x += cos;
            y += sin;
            turn = (0.95f * turn) + (0.05f * bend * random.Normal());
            angle += turn * 0.3f;
        }
    }

    /// <summary>A round thread seen from above: bright in the middle, dark at its edges, and opaque; or a scratch, which only ever brightens.</summary>
    private static void DrawPoint(float[] texels, float x, float y, float width, float value, bool opaque)
    {
        var reach = (int)MathF.Ceiling(width);
        for (var dy = -reach; dy <= reach; dy++)
        {
            for (var dx = -reach; dx <= reach; dx++)
            {
                var px = (int)x + dx;
                var py = (int)y + dy;
                var distance = MathF.Sqrt(((px - x) * (px - x)) + ((py - y) * (py - y))) / width;
                if (distance >= 1)
                {
                    continue;
                }

                ref var texel = ref texels[(Table.Wrap(py, Side) * Side) + Table.Wrap(px, Side)];
                var cover = 1 - (distance * distance);
                texel = opaque ? texel + (MathF.Min(1, 2.5f * cover) * ((value * (0.35f + (0.65f * cover))) - texel)) : MathF.Max(texel, value * cover);
            }
        }
    }
}
