namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Stripes: even, uneven, wavy, zigzag, pleats, fine lines.</summary>
internal sealed class StripeSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
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
