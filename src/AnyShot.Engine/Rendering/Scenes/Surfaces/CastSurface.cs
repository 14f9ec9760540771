namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Raw castings: grainy skin, with or without pits.</summary>
internal sealed class CastSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(1, anyAngle: true);
        Metals.Tones(sheet, 0.1f, 0.6f);
        sheet.Sample(FieldKind.Speckle, sheet.Identity.Range(0.5f, 1), sheet.Tone);
        var rough = sheet.Sampled(FieldKind.Rough, sheet.Identity.Range(2, 4));
        sheet.Relief(rough, sheet.Strength(0.25f, 2.5f));
        Planes.Scale(sheet.Tone, 0.6f, 0);
        Planes.Add(sheet.Tone, rough, 0.4f);
        if (sheet.Pattern == SurfacePattern.Pitted)
        {
            var pits = sheet.Sampled(FieldKind.Pit, sheet.Identity.Range(0.9f, 1.8f));
            sheet.Relief(pits, sheet.Strength(0.8f, 2.5f));
            Planes.Modulate(sheet.Light, pits, sheet.Strength(0.3f, 0.9f));
        }
    }
}
