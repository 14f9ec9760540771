namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>Makes up a picture sign: a figure, a vehicle, an animal, a tool, a building, or an ornament of pieces that are mirrored or turned.</summary>
internal static class Pictograms
{
    private const float Quarter = Angle.FullTurn / 4;

    public static void Draw(Glyph glyph, ref Pcg32 identity)
    {
        switch (identity.Below(9))
        {
            case 0:
                Figure(glyph, 0, identity.Range(0.75f, 1), ref identity);
                break;
            case 1:
                Figure(glyph, -0.45f, identity.Range(0.6f, 0.9f), ref identity);
                Figure(glyph, 0.45f, identity.Range(0.5f, 0.9f), ref identity);
                break;
            case 2:
                Vehicle(glyph, ref identity);
                break;
            case 3:
                Animal(glyph, ref identity);
                break;
            case 4:
                Tool(glyph, ref identity);
                break;
            case 5:
                Building(glyph, ref identity);
                break;
            case 6:
                Ways(glyph, ref identity);
                break;
            case 7:
                Rosette(glyph, ref identity);
                break;
            default:
                Ornament(glyph, ref identity);
                break;
        }
    }

    /// <summary>Head, body, arms and legs in some posture.</summary>
    private static void Figure(Glyph glyph, float x, float size, ref Pcg32 identity)
    {
        var thick = size * identity.Range(0.07f, 0.16f);
        var lean = size * identity.Range(-0.2f, 0.2f);
        var head = size * identity.Range(0.14f, 0.22f);
        var (neck, hip) = (-0.4f * size, 0.2f * size);
        glyph.Disc(x + (lean * 1.4f), neck - head - (0.06f * size), head);
        glyph.Stroke(x + lean, neck + thick, x, hip, thick * identity.Range(1, 1.8f), thick * identity.Range(0.8f, 1.4f));
        for (var side = -1; side <= 1; side += 2)
        {
            Limb(glyph, x + lean + (side * thick * 0.6f), neck + thick, side, size * 0.34f, thick * 0.7f, ref identity);
            Limb(glyph, x + (side * thick * 0.5f), hip, side, size * 0.4f, thick * 0.85f, ref identity);
        }

        if (identity.Chance(0.35f))
        {
            glyph.Bar(x + (size * 0.5f), -0.5f * size, x + (size * identity.Range(0.3f, 0.6f)), 0.8f * size, thick * 0.5f);
        }
    }

    /// <summary>Two strokes with a joint between them.</summary>
    private static void Limb(Glyph glyph, float x, float y, float side, float length, float half, ref Pcg32 identity)
    {
        var angle = Quarter - (side * identity.Range(0, 1.1f));
        for (var i = 0; i < 2; i++)
        {
            var (sin, cos) = Angle.SinCos(angle);
            glyph.Stroke(x, y, x + (cos * length), y + (sin * length), half, half * 0.8f);
            (x, y) = (x + (cos * length), y + (sin * length));
            angle += identity.Range(-0.8f, 0.8f);
        }
    }

    private static void Vehicle(Glyph glyph, ref Pcg32 identity)
    {
        var height = identity.Range(0.14f, 0.34f);
        var length = identity.Range(0.6f, 0.92f);
        glyph.Bar(-length, 0.2f, length, 0.2f, height);
        var from = identity.Range(-0.7f, 0.1f) * length;
        var to = from + (identity.Range(0.5f, 1) * length);
        var cabin = identity.Range(0.12f, 0.32f);
        glyph.Bar(from, 0.2f - height - cabin + 0.03f, to, 0.2f - height - cabin + 0.03f, cabin);
        if (identity.Chance(0.6f))
        {
            var pane = cabin * 0.55f;
            glyph.CutBar(from + pane, 0.2f - height - cabin + 0.05f, to - pane, 0.2f - height - cabin + 0.05f, pane);
        }

        var wheels = 2 + identity.Below(3);
        var radius = identity.Range(0.13f, 0.24f);
        for (var i = 0; i < wheels; i++)
        {
            var x = length * (((i + 0.5f) / wheels * 2) - 1) * 0.95f;
            glyph.CutDisc(x, 0.2f + height, radius * 1.35f);
            glyph.Disc(x, 0.2f + height, radius);
        }

        if (identity.Chance(0.35f))
        {
            glyph.Triangle(-length, 0.2f - height, -length, 0.2f + height, -length - 0.25f, 0.2f + height);
        }
    }

    private static void Animal(Glyph glyph, ref Pcg32 identity)
    {
        var body = identity.Range(0.16f, 0.32f);
        var length = identity.Range(0.35f, 0.55f);
        var legs = identity.Range(0.3f, 0.6f);
        var slope = identity.Range(-0.15f, 0.15f);
        glyph.Stroke(-length, slope, length, -slope, body, body * identity.Range(0.7f, 1.2f));
        for (var i = 0; i < 4; i++)
        {
            var x = length * (i < 2 ? -1 : 1) + identity.Range(-0.08f, 0.08f);
            glyph.Stroke(x, 0.1f, x + identity.Range(-0.25f, 0.25f), 0.15f + legs, body * 0.4f, body * 0.22f);
        }

        var (headX, headY) = (length + identity.Range(0.15f, 0.35f), -slope - identity.Range(0.2f, 0.6f));
        var head = identity.Range(0.12f, 0.22f);
        glyph.Stroke(length, -slope, headX, headY, body * 0.7f, head);
        glyph.Stroke(headX, headY, headX + identity.Range(0.1f, 0.25f), headY + identity.Range(-0.05f, 0.15f), head * 0.8f, head * 0.4f);
        glyph.Stroke(headX, headY, headX + identity.Range(-0.2f, 0.1f), headY - identity.Range(0.15f, 0.45f), head * 0.4f, 0.03f);
        glyph.Stroke(-length, slope, -length - identity.Range(0.1f, 0.4f), slope + identity.Range(-0.5f, 0.4f), body * 0.35f, 0.04f);
    }

    private static void Tool(Glyph glyph, ref Pcg32 identity)
    {
        var half = identity.Range(0.06f, 0.14f);
        var kind = identity.Below(4);
        glyph.Stroke(0, -0.5f, 0, 0.9f, half);
        switch (kind)
        {
            case 0:
                glyph.Bar(-identity.Range(0.3f, 0.7f), -0.6f, identity.Range(0.3f, 0.7f), -0.6f, identity.Range(0.14f, 0.25f));
                break;
            case 1:
                var radius = identity.Range(0.25f, 0.42f);
                glyph.Disc(0, -0.5f, radius);
                glyph.CutDisc(0, -0.5f - (radius * identity.Range(0, 0.6f)), radius * identity.Range(0.4f, 0.65f));
                break;
            case 2:
                glyph.Triangle(0, -0.95f, -identity.Range(0.25f, 0.6f), -0.2f, identity.Range(0.25f, 0.6f), -0.2f);
                break;
            default:
                var teeth = 2 + identity.Below(3);
                glyph.Bar(-0.4f, -0.35f, 0.4f, -0.35f, half);
                for (var i = 0; i < teeth; i++)
                {
                    var x = -0.4f + (0.8f * i / (teeth - 1));
                    glyph.Stroke(x, -0.35f, x, -0.85f, half * 0.8f);
                }

                break;
        }

        glyph.Turn(identity.Chance(0.5f) ? identity.Sign() * Quarter / 2 : 0);
        if (identity.Chance(0.35f))
        {
            glyph.Mirror(0);
        }
    }

    private static void Building(Glyph glyph, ref Pcg32 identity)
    {
        var blocks = 1 + identity.Below(3);
        var left = -0.85f;
        for (var i = 0; i < blocks; i++)
        {
            var width = 1.7f / blocks;
            var half = width * identity.Range(0.36f, 0.48f);
            var middle = left + (width / 2);
            var top = identity.Range(-0.6f, 0.1f);
            var reach = (0.8f - top) / 2;
            // A bar is as wide as it is told, so the block stands upright.
            glyph.Bar(middle, top, middle, top + (2 * reach), half);
            if (identity.Chance(0.6f))
            {
                glyph.Triangle(middle, top - identity.Range(0.2f, 0.45f), middle - (half * 1.2f), top + 0.03f, middle + (half * 1.2f), top + 0.03f);
            }

            var window = half * identity.Range(0.2f, 0.4f);
            glyph.CutBar(middle, top + 0.2f, middle, top + 0.2f + (2 * window), window);
            if (identity.Chance(0.5f))
            {
                glyph.CutBar(middle, 0.4f, middle, 0.85f, window);
            }

            left += width;
        }
    }

    /// <summary>Lines that run through, meet or wind, as of roads and waves.</summary>
    private static void Ways(Glyph glyph, ref Pcg32 identity)
    {
        var lines = 1 + identity.Below(3);
        var half = identity.Range(0.07f, 0.18f);
        var swing = identity.Range(0.05f, 0.4f);
        var bends = 1 + identity.Below(4);
        for (var line = 0; line < lines; line++)
        {
            var offset = lines == 1 ? 0 : (1.3f * line / (lines - 1)) - 0.65f;
            var (x, y) = (offset, 0.9f);
            for (var i = 1; i <= 8; i++)
            {
                var (sin, _) = Angle.SinCos(bends * i * Angle.FullTurn / 16);
                var next = (X: offset * (1 - (0.05f * i)) + (swing * sin), Y: 0.9f - (0.225f * i));
                glyph.Stroke(x, y, next.X, next.Y, half);
                (x, y) = next;
            }
        }

        if (identity.Chance(0.5f))
        {
            glyph.Stroke(-0.8f, identity.Range(-0.3f, 0.5f), 0, identity.Range(-0.5f, 0.2f), half);
        }

        glyph.Turn(identity.Chance(0.4f) ? Quarter : 0);
    }

    /// <summary>One drawing, turned around the middle several times.</summary>
    private static void Rosette(Glyph glyph, ref Pcg32 identity)
    {
        var arms = 3 + identity.Below(6);
        var (inner, outer) = (identity.Range(0, 0.35f), identity.Range(0.6f, 0.9f));
        var (thin, thick) = (identity.Range(0.03f, 0.14f), identity.Range(0.03f, 0.2f));
        var twist = identity.Range(-0.6f, 0.6f);
        var bulb = identity.Chance(0.4f) ? identity.Range(0.08f, 0.18f) : 0;
        for (var i = 0; i < arms; i++)
        {
            var angle = (Angle.FullTurn * i / arms) - Quarter;
            var (sin, cos) = Angle.SinCos(angle);
            var (sinEnd, cosEnd) = Angle.SinCos(angle + twist);
            glyph.Stroke(inner * cos, inner * sin, outer * cosEnd, outer * sinEnd, thin, thick);
            if (bulb > 0)
            {
                glyph.Disc(outer * cosEnd, outer * sinEnd, bulb);
            }
        }

        if (identity.Chance(0.5f))
        {
            var core = identity.Range(0.15f, 0.45f);
            glyph.Disc(0, 0, core);
            glyph.CutDisc(0, 0, core * identity.Range(0, 0.7f));
        }
    }

    /// <summary>A few pieces of any kind, mostly mirrored.</summary>
    private static void Ornament(Glyph glyph, ref Pcg32 identity)
    {
        var pieces = 2 + identity.Below(4);
        // Something that the later pieces may be cut out of.
        glyph.Disc(0, identity.Range(-0.4f, 0.4f), identity.Range(0.15f, 0.4f));
        for (var i = 0; i < pieces; i++)
        {
            Piece(glyph, ref identity);
        }

        if (identity.Chance(0.7f))
        {
            glyph.Mirror(0);
        }

        glyph.Turn(identity.Chance(0.25f) ? Quarter : 0);
    }

    private static void Piece(Glyph glyph, ref Pcg32 identity)
    {
        var (x, y) = (identity.Range(-0.75f, 0.75f), identity.Range(-0.75f, 0.75f));
        switch (identity.Below(6))
        {
            case 0:
                glyph.Disc(x, y, identity.Range(0.1f, 0.32f));
                break;
            case 1:
                glyph.Bar(x, y, identity.Range(-0.85f, 0.85f), y, identity.Range(0.06f, 0.2f));
                break;
            case 2:
                glyph.Stroke(x, y, identity.Range(-0.85f, 0.85f), identity.Range(-0.85f, 0.85f), identity.Range(0.04f, 0.22f), identity.Range(0.03f, 0.14f));
                break;
            case 3:
                glyph.Triangle(x, y, identity.Range(-0.9f, 0.9f), identity.Range(-0.9f, 0.9f), identity.Range(-0.9f, 0.9f), identity.Range(-0.9f, 0.9f));
                break;
            case 4:
                var from = identity.Range(0, Angle.FullTurn);
                glyph.Arc(x * 0.6f, y * 0.6f, identity.Range(0.2f, 0.6f), from, from + identity.Range(1.2f, 5.5f), identity.Range(0.05f, 0.13f));
                break;
            default:
                glyph.CutDisc(x * 0.7f, y * 0.7f, identity.Range(0.08f, 0.25f));
                break;
        }
    }
}
