namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>Symbols with a plain name: arrows, crosses, bars and dots.</summary>
internal static class SimpleSymbols
{
    private const float Quarter = Angle.FullTurn / 4;

    public static void Arrow(Glyph glyph, ref Pcg32 identity)
    {
        var half = identity.Range(0.09f, 0.22f);
        var head = half * identity.Range(1.9f, 2.8f);
        var kind = identity.Below(7);
        switch (kind)
        {
            case 0 or 1:
                Straight(glyph, 0, 0.85f, 0, -0.85f, half, head);
                break;
            case 2:
                Bent(glyph, half, head);
                break;
            case 3:
                glyph.Bar(0, 0.9f, 0, 0.1f, half);
                Straight(glyph, 0, 0.15f, -0.6f, -0.6f, half * 0.8f, head * 0.8f);
                Straight(glyph, 0, 0.15f, 0.6f, -0.6f, half * 0.8f, head * 0.8f);
                break;
            case 4:
                Round(glyph, half * 0.8f, head * 0.9f, identity.Range(0.55f, 0.85f));
                break;
            case 5:
                Straight(glyph, -0.4f, 0.8f, -0.4f, -0.8f, half * 0.8f, head * 0.7f);
                Straight(glyph, 0.4f, -0.8f, 0.4f, 0.8f, half * 0.8f, head * 0.7f);
                break;
            default:
                Straight(glyph, 0, 0, 0, -0.9f, half, head);
                Straight(glyph, 0, 0, 0, 0.9f, half, head);
                break;
        }

        var mirrored = identity.Chance(0.5f);
        glyph.Turn((identity.Chance(0.75f) ? Quarter * identity.Below(4) : Quarter * (identity.Below(4) + 0.5f)) * (mirrored ? 1 : -1));
    }

    public static void Cross(Glyph glyph, ref Pcg32 identity)
    {
        var half = identity.Range(0.07f, 0.24f);
        var round = identity.Chance(0.3f);
        Line(glyph, -0.8f, 0, 0.8f, 0, half, round);
        Line(glyph, 0, -0.8f, 0, 0.8f, half, round);
        if (identity.Chance(0.5f))
        {
            glyph.Turn(Quarter / 2);
        }
    }

    public static void Bar(Glyph glyph, ref Pcg32 identity)
    {
        var half = identity.Range(0.1f, 0.28f);
        glyph.Bar(-identity.Range(0.65f, 0.9f), 0, identity.Range(0.65f, 0.9f), 0, half);
        var turn = identity.Unit();
        glyph.Turn(turn < 0.6f ? 0 : turn < 0.8f ? Quarter : identity.Sign() * Quarter / 2);
    }

    public static void Dot(Glyph glyph, ref Pcg32 identity) => glyph.Disc(0, 0, identity.Range(0.25f, 0.65f));

    private static void Line(Glyph glyph, float ax, float ay, float bx, float by, float half, bool round)
    {
        if (round)
        {
            glyph.Stroke(ax, ay, bx, by, half);
        }
        else
        {
            glyph.Bar(ax, ay, bx, by, half);
        }
    }

    private static void Straight(Glyph glyph, float ax, float ay, float bx, float by, float half, float head)
    {
        var (dx, dy) = (bx - ax, by - ay);
        var length = MathF.Sqrt((dx * dx) + (dy * dy));
        (dx, dy) = (dx / length, dy / length);
        var deep = MathF.Min(head * 1.2f, length * 0.7f);
        var (neckX, neckY) = (bx - (dx * deep), by - (dy * deep));
        glyph.Bar(ax, ay, neckX + (dx * 0.05f), neckY + (dy * 0.05f), half);
        glyph.Triangle(bx, by, neckX - (dy * head), neckY + (dx * head), neckX + (dy * head), neckY - (dx * head));
    }

    private static void Bent(Glyph glyph, float half, float head)
    {
        glyph.Bar(-0.4f, 0.9f, -0.4f, -0.3f, half);
        glyph.Disc(-0.4f, -0.3f, half);
        Straight(glyph, -0.4f, -0.3f, 0.85f, -0.3f, half, head);
    }

    private static void Round(Glyph glyph, float half, float head, float share)
    {
        const float Radius = 0.62f;
        var end = share * Angle.FullTurn;
        glyph.Arc(0, 0, Radius, 0, end, half);
        var (sin, cos) = Angle.SinCos(end);
        var (x, y) = (Radius * cos, Radius * sin);
        glyph.Triangle(x - (sin * head * 1.2f), y + (cos * head * 1.2f), x + (cos * head), y + (sin * head), x - (cos * head), y - (sin * head));
    }
}
