namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Paint: wavy as the skin of an orange, glossy, speckled, hammered.</summary>
internal sealed class PaintedSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(1, anyAngle: true);
        sheet.Ramp.Tones(sheet.Colour([]), sheet.Strength(0.1f, 0.5f), sheet.Identity.Range(-0.04f, 0.04f));
        switch (sheet.Pattern)
        {
            case SurfacePattern.Glossy:
                sheet.Sample(FieldKind.Cloud, 12, sheet.Light);
                Planes.Scale(sheet.Light, sheet.Strength(0.1f, 0.5f), 0.85f);
                break;
            case SurfacePattern.Speckled:
                sheet.Sample(FieldKind.Speckle, sheet.Identity.Range(0.5f, 1.2f), sheet.Tone);
                Planes.Step(sheet.Tone, sheet.Identity.Range(0.6f, 0.8f), 0.1f);
                Planes.Scale(sheet.Tone, sheet.Identity.Chance(0.5f) ? 0.5f : -0.5f, 0.5f);
                break;
            case SurfacePattern.Hammered:
                sheet.Relief(sheet.Sampled(FieldKind.CellDistance, sheet.Identity.Range(0.8f, 1.4f)), sheet.Strength(0.8f, 3));
                break;
            default:
                sheet.Relief(sheet.Sampled(FieldKind.Blob, sheet.Identity.Range(0.6f, 1.2f)), sheet.Strength(0.2f, 1.5f));
                break;
        }
    }
}
