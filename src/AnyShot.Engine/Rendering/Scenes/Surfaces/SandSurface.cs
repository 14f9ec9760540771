namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Grains, flakes, terrazzo.</summary>
internal sealed class SandSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(1, anyAngle: true);
        sheet.Ramp.Tones(sheet.Colour([]), sheet.Strength(0.2f, 0.9f), sheet.Identity.Range(-0.1f, 0.1f));
        switch (sheet.Pattern)
        {
            case SurfacePattern.Flaked:
                sheet.Sample(FieldKind.Flake, 1, sheet.Tone);
                break;
            case SurfacePattern.Terrazzo:
                var (offsetU, offsetV) = (sheet.Instance.Range(0, 512), sheet.Instance.Range(0, 512));
                var border = sheet.Take();
                sheet.SampleAt(FieldKind.CellBorder, 1, 1, 0, sheet.U, sheet.V, offsetU, offsetV, border);
                sheet.SampleAt(FieldKind.CellValue, 1, 1, 0, sheet.U, sheet.V, offsetU, offsetV, sheet.Tone);
                Planes.Step(border, sheet.Identity.Range(0.25f, 0.5f), 0.08f);
                var ground = sheet.Take();
                Array.Fill(ground, 0.5f);
                Planes.Scale(border, -1, 1);
                Planes.Mix(sheet.Tone, ground, border);
                break;
            default:
                sheet.Sample(FieldKind.PebbleValue, 0.4f, sheet.Tone);
                sheet.Relief(sheet.Sampled(FieldKind.PebbleBorder, 0.4f), sheet.Strength(0.1f, 0.5f));
                break;
        }
    }
}
