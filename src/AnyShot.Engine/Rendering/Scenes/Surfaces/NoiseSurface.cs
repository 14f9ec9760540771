namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Surfaces without order: blotches, grain, stains, smears.</summary>
internal sealed class NoiseSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(1, anyAngle: sheet.Pattern != SurfacePattern.Smeared);
        sheet.Shades(0.15f, 1, 0.1f);
        switch (sheet.Pattern)
        {
            case SurfacePattern.Noisy:
                sheet.Sample(sheet.Identity.Chance(0.5f) ? FieldKind.Grain : FieldKind.Speckle, sheet.Identity.Range(0.3f, 0.9f), sheet.Tone);
                break;
            case SurfacePattern.Stained:
                Stain(sheet);
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

    /// <summary>Patches as dried liquid leaves them: flat, with a darker rim in some scenes, one over the other.</summary>
    private static void Stain(Sheet sheet)
    {
        var threshold = sheet.Identity.Range(0.45f, 0.65f);
        var soft = sheet.Identity.Range(0.03f, 0.3f);
        var rim = sheet.Identity.Chance(0.5f) ? sheet.Identity.Range(0.3f, 1) : 0;
        Array.Fill(sheet.Tone, 0.75f);
        for (var layer = 0; layer < 2; layer++)
        {
            var patch = sheet.Sampled(layer == 0 ? FieldKind.Cloud : FieldKind.Blob, sheet.Identity.Range(1.5f, 4));
            var edge = sheet.Take();
            patch.CopyTo(edge, 0);
            Planes.Scale(edge, 1 / soft, -threshold / soft);
            Planes.Bell(edge);
            Planes.Step(patch, threshold, soft);
            Planes.Add(sheet.Tone, patch, -0.3f);
            Planes.Add(sheet.Tone, edge, -0.25f * rim);
            sheet.Return(2);
        }
    }
}
