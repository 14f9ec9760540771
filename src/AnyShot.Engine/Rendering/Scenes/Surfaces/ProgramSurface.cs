namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Textures without a name: a random chain of operations on random fields, the same in all pictures of a scene.</summary>
internal sealed class ProgramSurface : ISurface
{
    private static readonly int FieldCount = Enum.GetValues<FieldKind>().Length;

    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        var drift = sheet.Identity.Range(-0.15f, 0.15f);
        if (sheet.Identity.Chance(0.5f))
        {
            sheet.Ramp.Tones(sheet.Colour([]), sheet.Strength(0.2f, 1), drift);
        }
        else
        {
            Accents.Two(sheet, 0.3f);
        }

        if (sheet.Identity.Chance(0.6f))
        {
            sheet.Warp(sheet.Identity.Range(1.5f, 8), sheet.Identity.Range(0.2f, 2), sheet.Identity.Chance(0.5f) ? FieldKind.Blob : FieldKind.Cloud);
        }

        sheet.Sample((FieldKind)sheet.Identity.Below(FieldCount), sheet.Identity.Range(0.6f, 2), sheet.Tone, sheet.Identity.Range(0.5f, 3));
        var second = sheet.Sampled((FieldKind)sheet.Identity.Below(FieldCount), sheet.Identity.Range(0.6f, 3), sheet.Identity.Range(0.5f, 3), sheet.Identity.Range(0, 3));
        Planes.Scale(sheet.Tone, 0.6f, 0);
        Planes.Add(sheet.Tone, second, 0.4f);
    }
}
