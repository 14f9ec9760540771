namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Sheets of one colour: smooth, clouded, crumpled or wrinkled.</summary>
internal sealed class PlainSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(1, anyAngle: true);
        sheet.Shades(0.04f, 0.35f, 0.05f);
        switch (sheet.Pattern)
        {
            case SurfacePattern.Clouded:
                sheet.Sample(FieldKind.Cloud, sheet.Identity.Range(2.5f, 6), sheet.Tone);
                break;
            case SurfacePattern.Crumpled:
                sheet.Relief(sheet.Sampled(FieldKind.Crumple, sheet.Identity.Range(2, 5)), sheet.Strength(1.5f, 7));
                break;
            case SurfacePattern.Wrinkled:
                sheet.Warp(5, 0.8f);
                sheet.Relief(sheet.Sampled(FieldKind.Ridged, sheet.Identity.Range(3, 6), sheet.Identity.Range(1, 3)), sheet.Strength(1, 4));
                break;
            default:
                sheet.Sample(FieldKind.Grain, 0.4f, sheet.Tone);
                Planes.Scale(sheet.Tone, 0.3f, 0.35f);
                break;
        }
    }
}
