namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Surfaces without order: blotches, grain, stains, smears.</summary>
internal sealed class NoiseSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(1, anyAngle: sheet.Pattern != SurfacePattern.Smeared);
        sheet.Ramp.Tones(sheet.Colour([]), sheet.Strength(0.15f, 1), sheet.Identity.Range(-0.1f, 0.1f));
        switch (sheet.Pattern)
        {
            case SurfacePattern.Noisy:
                sheet.Sample(sheet.Identity.Chance(0.5f) ? FieldKind.Grain : FieldKind.Speckle, sheet.Identity.Range(0.3f, 0.9f), sheet.Tone);
                break;
            case SurfacePattern.Stained:
                sheet.Sample(FieldKind.Cloud, sheet.Identity.Range(1.5f, 4), sheet.Tone);
                Planes.Step(sheet.Tone, sheet.Identity.Range(0.4f, 0.65f), sheet.Identity.Range(0.05f, 0.4f));
                break;
            case SurfacePattern.Smeared:
                sheet.Warp(6, 1);
                sheet.Sample(FieldKind.Rough, sheet.Identity.Range(1, 2), sheet.Tone, sheet.Identity.Range(3, 8));
                break;
            default:
                sheet.Sample(sheet.Identity.Chance(0.5f) ? FieldKind.Cloud : FieldKind.Rough, sheet.Identity.Range(1, 3), sheet.Tone);
                break;
        }
    }
}
