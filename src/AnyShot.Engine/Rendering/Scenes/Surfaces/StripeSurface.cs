namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Stripes: even, uneven, wavy, zigzag, pleats, fine lines.</summary>
internal sealed class StripeSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        Cloth.Drape(sheet);
        Cloth.Threads(sheet);
        Accents.Two(sheet, 0.25f);
        var tone = sheet.Tone;
        sheet.Warp(sheet.Identity.Range(4, 9), sheet.Identity.Range(0, 0.25f));
        if (sheet.Pattern == SurfacePattern.WavyStripes)
        {
            Swing(sheet, sheet.Identity.Range(2, 6), sheet.Identity.Range(0.3f, 1), straight: false);
        }
        else if (sheet.Pattern == SurfacePattern.Zigzag)
        {
            Swing(sheet, sheet.Identity.Range(1.5f, 4), sheet.Identity.Range(0.5f, 1.2f), straight: true);
        }

        if (sheet.Pattern == SurfacePattern.UnevenStripes)
        {
            sheet.Sample(FieldKind.Streak, sheet.Identity.Range(0.8f, 1.5f), tone, 40);
            Planes.Step(tone, 0.5f, sheet.Identity.Range(0.03f, 0.5f));
            return;
        }

        if (sheet.Pattern != SurfacePattern.Pleated && sheet.Pattern != SurfacePattern.FineLines && sheet.Identity.Chance(0.3f))
        {
            ManyColours(sheet);
            return;
        }

        sheet.V.CopyTo(tone, 0);
        if (sheet.Pattern == SurfacePattern.Pleated)
        {
            for (var i = 0; i < tone.Length; i++)
            {
                tone[i] -= MathF.Floor(tone[i]);
            }

            sheet.Relief(tone, sheet.Strength(0.5f, 1.5f));
            return;
        }

        Planes.Wave(tone);
        var share = sheet.Pattern == SurfacePattern.FineLines ? sheet.Identity.Range(0.8f, 0.95f) : sheet.Identity.Range(0.3f, 0.7f);
        Planes.Step(tone, share, MathF.Max(sheet.Identity.Range(0.02f, 0.9f), 4 * sheet.PerPixel));
    }

    /// <summary>A repeating sequence of three to six stripes, some of them wide.</summary>
    private static void ManyColours(Sheet sheet)
    {
        ref var random = ref sheet.Identity;
        var ground = sheet.Colour([]);
        sheet.Ramp.Blend([ground, Accents.Beside(ground, 0.2f, ref random), ground, Accents.Beside(ground, 0.2f, ref random)]);
        var count = 3 + random.Below(4);
        Span<float> values = stackalloc float[count];
        foreach (ref var value in values)
        {
            value = random.Below(4) / 3f;
        }

        // The ground and at least one other colour.
        (values[0], values[1]) = (0, random.Chance(0.5f) ? 1 / 3f : 1);

        var scale = random.Range(1, 2);
        for (var i = 0; i < sheet.Tone.Length; i++)
        {
            var place = sheet.V[i] * scale / count;
            sheet.Tone[i] = values[(int)((place - MathF.Floor(place)) * count)];
        }
    }

    private static void Swing(Sheet sheet, float length, float reach, bool straight)
    {
        var move = sheet.Take();
        sheet.U.CopyTo(move, 0);
        Planes.Scale(move, 1 / length, 0);
        if (straight)
        {
            Planes.Triangle(move);
        }
        else
        {
            Planes.Wave(move);
        }

        Planes.Add(sheet.V, move, reach);
        sheet.Return(1);
    }
}
