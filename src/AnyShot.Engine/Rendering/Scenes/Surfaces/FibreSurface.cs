namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Felt, hair, threads, matted fibres.</summary>
internal sealed class FibreSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        sheet.Ramp.Tones(sheet.Colour([]), sheet.Strength(0.2f, 0.9f), sheet.Identity.Range(-0.06f, 0.06f));
        switch (sheet.Pattern)
        {
            case SurfacePattern.Hairy:
                sheet.Warp(10, 1.5f);
                sheet.Sample(FieldKind.Hair, sheet.Identity.Range(0.6f, 1.2f), sheet.Tone, 2);
                break;
            case SurfacePattern.Threads:
                sheet.Sample(FieldKind.Hair, sheet.Identity.Range(1, 2), sheet.Tone, 4);
                break;
            case SurfacePattern.Matted:
                sheet.Warp(4, 1);
                sheet.Sample(FieldKind.Fibre, sheet.Identity.Range(0.8f, 1.5f), sheet.Tone);
                break;
            default:
                sheet.Sample(FieldKind.Fibre, sheet.Identity.Range(0.4f, 0.8f), sheet.Tone);
                break;
        }
    }
}
