using System.Numerics.Tensors;

namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Bubbles, sponge, pores, potholes.</summary>
internal sealed class FoamSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(1, anyAngle: true);
        sheet.Shades(0.3f, 1);
        switch (sheet.Pattern)
        {
            case SurfacePattern.Bubbly:
                Bubbles(sheet);
                break;
            case SurfacePattern.Spongy:
                Sponge(sheet);
                break;
            case SurfacePattern.Potholed:
                Potholes(sheet);
                break;
            default:
                Pores(sheet);
                break;
        }
    }

    /// <summary>Domes, or bubbles of clear liquid: dark inside a bright ring.</summary>
    private static void Bubbles(Sheet sheet)
    {
        sheet.Sample(FieldKind.Bubble, sheet.Identity.Range(0.8f, 1.3f), sheet.Tone);
        sheet.Relief(sheet.Tone, sheet.Strength(0.3f, 1));
        if (sheet.Identity.Chance(0.4f))
        {
            Planes.Scale(sheet.Tone, sheet.Identity.Range(0.9f, 1.6f), 0.1f);
            Planes.Triangle(sheet.Tone);
        }
    }

    private static void Sponge(Sheet sheet)
    {
        sheet.Warp(1.2f, sheet.Identity.Range(0.1f, 0.4f));
        var small = sheet.Sampled(FieldKind.CellDistance, sheet.Identity.Range(0.35f, 0.5f));
        sheet.Sample(FieldKind.CellDistance, 1, sheet.Tone);
        TensorPrimitives.Multiply(sheet.Tone, small, sheet.Tone);
        Planes.Spread(sheet.Tone, 0.25f);
        Planes.Step(sheet.Tone, sheet.Identity.Range(0.25f, 0.5f), sheet.Identity.Range(0.2f, 0.5f));
        sheet.Relief(sheet.Tone, sheet.Strength(0.1f, 0.5f));
    }

    private static void Potholes(Sheet sheet)
    {
        sheet.Warp(1, 0.15f, FieldKind.Rough);
        var ground = sheet.Sampled(FieldKind.Rough, sheet.Identity.Range(0.5f, 1.5f));
        sheet.Sample(FieldKind.Blob, sheet.Identity.Range(1.3f, 2), sheet.Tone);
        Planes.Step(sheet.Tone, sheet.Identity.Range(0.28f, 0.42f), sheet.Identity.Range(0.1f, 0.25f));
        sheet.Relief(sheet.Tone, sheet.Strength(0.5f, 1.5f));
        sheet.Relief(ground, sheet.Strength(0.3f, 1.2f));
        Planes.Scale(sheet.Tone, 0.5f, 0);
        Planes.Add(sheet.Tone, ground, 0.3f);
    }

    private static void Pores(Sheet sheet)
    {
        var size = sheet.Identity.Range(0.6f, 1.1f);
        var small = sheet.Sampled(FieldKind.Pit, size * sheet.Identity.Range(0.35f, 0.6f));
        sheet.Sample(FieldKind.Pit, size, sheet.Tone);
        TensorPrimitives.Min(sheet.Tone, small, sheet.Tone);
        Planes.Scale(sheet.Tone, 0.7f, 0);
        sheet.Relief(sheet.Tone, sheet.Strength(0.3f, 1));
    }
}
