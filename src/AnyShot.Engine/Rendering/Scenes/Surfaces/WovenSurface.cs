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

    /// <summary>Rows of V-shaped stitches.</summary>
    private static void Knit(Sheet sheet)
    {
        var (u, v, tone) = (sheet.U, sheet.V, sheet.Tone);
        var slant = sheet.Identity.Range(0.35f, 0.75f);
        var thick = sheet.Identity.Range(0.75f, 1.1f);
        for (var i = 0; i < tone.Length; i++)
        {
            var a = (u[i] * 0.8f) - MathF.Floor(u[i] * 0.8f) - 0.5f;
            var b = v[i] + (slant * 2 * MathF.Abs(a));
            b -= MathF.Floor(b) + 0.5f;
            var leg = MathF.Abs(MathF.Abs(a) - 0.25f) * 4;
            var value = (1 - (leg * leg)) * (1 - (4 * b * b / (thick * thick)));
            tone[i] = Math.Clamp(value, 0, 1);
        }
    }

    /// <summary>Strands that swing from side to side, half a swing apart, each above the next in turn.</summary>
    private static void Braid(Sheet sheet)
    {
        var (u, v, tone) = (sheet.U, sheet.V, sheet.Tone);
        var swing = sheet.Identity.Range(0.22f, 0.34f);
        var width = sheet.Identity.Range(0.18f, 0.26f);
        for (var i = 0; i < tone.Length; i++)
        {
            var column = MathF.Floor(v[i] * 0.4f);
            var across = (v[i] * 0.4f) - column - 0.5f;
            var best = 0f;
            for (var strand = 0; strand < 3; strand++)
            {
                var turns = (u[i] * 0.35f) + (strand / 3f);
                var (sin, cos) = Angle.SinCos(turns * Angle.FullTurn);
                var off = (across - (swing * sin)) / width;
                var height = (1 - (off * off)) * (0.65f + (0.35f * Angle.SinCos(2 * turns * Angle.FullTurn).Sin));
                best = MathF.Max(best, height);
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
