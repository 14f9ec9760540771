namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Felt, hair, threads, matted fibres, fur.</summary>
internal sealed class FibreSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        sheet.Shades(0.35f, 1);
        ref var random = ref sheet.Identity;
        switch (sheet.Pattern)
        {
            case SurfacePattern.Hairy:
                sheet.Warp(10, 1.5f);
                Two(sheet, FieldKind.Hair, random.Range(0.35f, 0.8f), random.Range(1.5f, 3));
                break;
            case SurfacePattern.Threads:
                Two(sheet, FieldKind.Hair, random.Range(0.5f, 1.1f), random.Range(3, 8));
                break;
            case SurfacePattern.Matted:
                sheet.Warp(3, 1);
                Two(sheet, FieldKind.Fibre, random.Range(0.5f, 1), 1);
                break;
            case SurfacePattern.Furry:
                Fur(sheet);
                break;
            default:
                Two(sheet, FieldKind.Fibre, random.Range(0.25f, 0.5f), 1);
                Planes.Modulate(sheet.Light, sheet.Sampled(FieldKind.Rough, 2), sheet.Strength(0.1f, 0.4f));
                break;
        }

        Planes.Spread(sheet.Tone, 0.25f);
        sheet.Relief(sheet.Tone, sheet.Strength(0.03f, 0.25f));
    }

    /// <summary>An upper layer of fibres, and a finer one that shows through it.</summary>
    private static void Two(Sheet sheet, FieldKind kind, float size, float stretch)
    {
        sheet.Sample(kind, size, sheet.Tone, stretch);
        var below = sheet.Sampled(kind, size * 0.6f, stretch);
        Planes.Add(sheet.Tone, below, 0.6f);
    }

    /// <summary>Tufts: hairs that part where the flow of the coat turns.</summary>
    private static void Fur(Sheet sheet)
    {
        sheet.Warp(sheet.Identity.Range(1.2f, 3), sheet.Identity.Range(0.5f, 1));
        sheet.Warp(0.8f, 0.15f);
        Two(sheet, FieldKind.Hair, sheet.Identity.Range(0.25f, 0.5f), sheet.Identity.Range(1, 2));
        Planes.Modulate(sheet.Light, sheet.Sampled(FieldKind.Cloud, 3, 2), sheet.Strength(0.3f, 0.9f));
    }
}
