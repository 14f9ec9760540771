namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Bubbles, sponge, pores.</summary>
internal sealed class FoamSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(1, anyAngle: true);
        sheet.Ramp.Tones(sheet.Colour([]), sheet.Strength(0.3f, 0.9f), sheet.Identity.Range(-0.06f, 0.06f));
        switch (sheet.Pattern)
        {
            case SurfacePattern.Bubbly:
                sheet.Sample(FieldKind.Bubble, 1, sheet.Tone);
                sheet.Relief(sheet.Tone, sheet.Strength(0.3f, 1));
                break;
            case SurfacePattern.Spongy:
                sheet.Sample(FieldKind.CellDistance, 0.9f, sheet.Tone);
                Planes.Step(sheet.Tone, sheet.Identity.Range(0.35f, 0.6f), 0.4f);
                break;
            default:
                sheet.Sample(FieldKind.Pit, sheet.Identity.Range(0.7f, 1.2f), sheet.Tone);
                Planes.Scale(sheet.Tone, 0.7f, 0);
                sheet.Relief(sheet.Tone, sheet.Strength(0.3f, 1));
                break;
        }
    }
}
