using System.Numerics.Tensors;

namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Rolled strip: streaks along the rolling direction, faint bands, scale, rust.</summary>
internal sealed class RolledSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        Metals.Tones(sheet, 0.06f, 0.5f);
        Metals.Shine(sheet);
        sheet.Sample(FieldKind.Streak, sheet.Identity.Range(0.5f, 1.2f), sheet.Tone, sheet.Identity.Range(3, 16));
        var grain = sheet.Sampled(FieldKind.Speckle, 0.4f, 2);
        Planes.Scale(sheet.Tone, 0.7f, 0);
        Planes.Add(sheet.Tone, grain, 0.3f);
        if (sheet.Pattern == SurfacePattern.FaintBands)
        {
            var bands = sheet.Sampled(FieldKind.Streak, sheet.Identity.Range(2, 5), 30);
            Planes.Modulate(sheet.Light, bands, sheet.Strength(0.1f, 0.6f));
        }
        else if (sheet.Pattern == SurfacePattern.Scaly)
        {
            var scale = sheet.Sampled(FieldKind.Swirl, sheet.Identity.Range(2, 5), sheet.Identity.Range(1, 4));
            Planes.Step(scale, sheet.Identity.Range(0.35f, 0.65f), sheet.Identity.Range(0.05f, 0.5f));
            Planes.Modulate(sheet.Light, scale, sheet.Strength(0.15f, 0.8f));
        }
        else if (sheet.Pattern == SurfacePattern.Corroded)
        {
            Rust(sheet);
        }
    }

    /// <summary>Patches of brown oxide with pits in them.</summary>
    private static void Rust(Sheet sheet)
    {
        var size = sheet.Identity.Range(1.5f, 4);
        var mask = sheet.Sampled(FieldKind.Rough, size);
        Planes.Step(mask, sheet.Identity.Range(0.35f, 0.62f), sheet.Identity.Range(0.1f, 0.5f));
        // A defect has to stand out from what is rust all over.
        Planes.Scale(mask, sheet.Identity.Range(0.4f, 1) * (sheet.FlawShape == FlawShape.None ? 1 : 0.5f), 0);
        var deep = sheet.Sampled(FieldKind.Rough, size * 0.4f);
        var old = Rgb.FromHsv(sheet.Identity.Range(0.03f, 0.08f), sheet.Identity.Range(0.5f, 0.8f), sheet.Identity.Range(0.25f, 0.5f));
        sheet.Coat(mask, old);
        sheet.Relief(mask, sheet.Strength(0.1f, 0.4f));
        Planes.Step(deep, 0.55f, 0.5f);
        var fresh = sheet.Take();
        mask.CopyTo(fresh, 0);
        TensorPrimitives.Multiply(fresh, deep, fresh);
        sheet.Coat(fresh, Rgb.FromHsv(sheet.Identity.Range(0.06f, 0.1f), sheet.Identity.Range(0.6f, 0.9f), sheet.Identity.Range(0.5f, 0.8f)));
        sheet.Relief(fresh, sheet.Strength(0.2f, 0.7f));
    }
}
