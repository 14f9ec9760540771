namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Cloth: threads over and under each other, stitches, braids.</summary>
internal sealed class WovenSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        Cloth.Drape(sheet);
        sheet.Warp(8, sheet.Identity.Range(0.05f, 0.35f));
        sheet.Shades(0.25f, 0.9f);
        switch (sheet.Pattern)
        {
            case SurfacePattern.Knitted:
                Knit(sheet);
                break;
            case SurfacePattern.Braided:
                Braid(sheet);
                break;
            case SurfacePattern.Interlaced:
                Ribbons(sheet);
                break;
            default:
                Weave(sheet);
                break;
        }

        var yarn = sheet.Sampled(FieldKind.Speckle, 0.25f, 2);
        Planes.Modulate(sheet.Light, yarn, sheet.Strength(0.05f, 0.5f));
    }

    /// <summary>Warp thread i lies above weft thread j where (i * step + j) modulo the repeat is below the float.</summary>
    private static void Weave(Sheet sheet)
    {
        var (repeat, step, above, wide) = sheet.Pattern switch
        {
            SurfacePattern.Twill => (3 + sheet.Identity.Below(2), 1, 1 + sheet.Identity.Below(2), 1),
            SurfacePattern.Satin => (5, 2, 1, 1),
            SurfacePattern.Basket => (2, 1, 1, 2),
            _ => (2, 1, 1, 1),
        };
        var gap = sheet.Identity.Range(0, 0.3f);
        var difference = sheet.Identity.Range(0, 0.45f);
        var (u, v, tone) = (sheet.U, sheet.V, sheet.Tone);
        for (var i = 0; i < tone.Length; i++)
        {
            var column = MathF.Floor(u[i]);
            var row = MathF.Floor(v[i]);
            var a = u[i] - column - 0.5f;
            var b = v[i] - row - 0.5f;
            var place = ((((int)column / wide) * step) + ((int)row / wide)) % repeat;
            var over = (place < 0 ? place + repeat : place) < above;
            var (across, along) = over ? (a, b) : (b, a);
            // The upper thread is round across and dives at its ends.
            var round = 1 - (4 * across * across);
            var value = round * (1 - (1.6f * along * along));
            var shade = over ? difference : 0;
            tone[i] = Math.Clamp(((value - gap) * (1 - difference)) + shade, 0, 1);
        }
    }

    /// <summary>Rows of V-shaped stitches; in ribbed knits some columns lie lower and show bars instead.</summary>
    private static void Knit(Sheet sheet)
    {
        var (u, v, tone) = (sheet.U, sheet.V, sheet.Tone);
        var slant = sheet.Identity.Range(0.35f, 0.75f);
        var thick = sheet.Identity.Range(0.75f, 1.1f);
        var wide = sheet.Identity.Range(0.6f, 1);
        var rib = sheet.Identity.Chance(0.4f) ? 2 + sheet.Identity.Below(4) : 0;
        for (var i = 0; i < tone.Length; i++)
        {
            var column = MathF.Floor(u[i] * wide);
            var a = (u[i] * wide) - column - 0.5f;
            var purl = rib > 0 && ((int)column % rib) == 0;
            var b = v[i] + (purl ? 0.6f * a * a : slant * 2 * MathF.Abs(a));
            b -= MathF.Floor(b) + 0.5f;
            var leg = purl ? a * 1.6f : MathF.Abs(MathF.Abs(a) - 0.25f) * 4;
            tone[i] = Math.Clamp((1 - (leg * leg)) * (1 - (4 * b * b / (thick * thick))) * (purl ? 0.6f : 1), 0, 1);
        }
    }

    /// <summary>Three to five strands that swing from side to side, each above the others in turn, with strands of yarn in each.</summary>
    private static void Braid(Sheet sheet)
    {
        ref var random = ref sheet.Identity;
        var (u, v, tone) = (sheet.U, sheet.V, sheet.Tone);
        var count = 3 + random.Below(3);
        var swing = random.Range(0.22f, 0.34f);
        var width = random.Range(0.18f, 0.26f) * 3 / count * 1.3f;
        var columns = random.Range(0.25f, 0.45f);
        var length = random.Range(0.25f, 0.45f);
        var yarn = random.Range(0, 0.25f);
        Span<(float Sin, float Cos)> starts = stackalloc (float, float)[count];
        for (var strand = 0; strand < count; strand++)
        {
            starts[strand] = Angle.SinCos(Angle.FullTurn * strand / count);
        }

        for (var i = 0; i < tone.Length; i++)
        {
            var across = (v[i] * columns) - MathF.Floor(v[i] * columns) - 0.5f;
            var (sin, cos) = Angle.SinCos(u[i] * length * Angle.FullTurn);
            var best = 0f;
            for (var strand = 0; strand < count; strand++)
            {
                var (s, c) = ((sin * starts[strand].Cos) + (cos * starts[strand].Sin), (cos * starts[strand].Cos) - (sin * starts[strand].Sin));
                var off = (across - (swing * s)) / width;
                // 2 sin cos is the sine of the double angle: a strand is up twice in a swing.
                var height = (1 - (off * off)) * (0.65f + (0.7f * s * c));
                best = MathF.Max(best, height * (1 - (yarn * MathF.Abs((off * 2) - MathF.Floor((off * 2) + 0.5f)))));
            }

            tone[i] = Math.Clamp(best, 0, 1);
        }
    }

    /// <summary>Flat bands in two directions, over and under each other, with shadows where they dive.</summary>
    private static void Ribbons(Sheet sheet)
    {
        ref var random = ref sheet.Identity;
        var width = random.Range(0.3f, 0.47f);
        var slant = random.Chance(0.5f) ? 0.7f : 0;
        var straight = slant == 0 ? 0.6f : 0.5f;
        var strands = random.Below(5);
        var difference = random.Range(0, 0.4f);
        var (u, v, tone) = (sheet.U, sheet.V, sheet.Tone);
        for (var i = 0; i < tone.Length; i++)
        {
            var a = (u[i] * straight) + (v[i] * slant);
            var b = (v[i] * straight) - (u[i] * slant);
            var column = MathF.Floor(a);
            var row = MathF.Floor(b);
            a -= column + 0.5f;
            b -= row + 0.5f;
            var over = (((int)column + (int)row) & 1) == 0;
            var (across, along) = over ? (a, b) : (b, a);
            if (MathF.Abs(across) > width)
            {
                (across, along, over) = (along, across, !over);
            }

            if (MathF.Abs(across) > width)
            {
                tone[i] = 0;
                continue;
            }

            var shadow = 1 - (0.75f * MathF.Max(0, (MathF.Abs(along) - 0.3f) * 5) * (MathF.Abs(along) > width ? 1 : 0.5f));
            var line = strands > 0 ? 0.12f * MathF.Abs((((across / width) + 1) * strands * 0.5f % 1) - 0.5f) : 0;
            tone[i] = Math.Clamp((0.55f + (over ? difference : 0) - (0.3f * across * across / (width * width)) + line) * shadow, 0, 1);
        }
    }
}
