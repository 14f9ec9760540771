namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Ripples, corrugations, interference, rings and spirals.</summary>
internal sealed class WaveSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        sheet.Ramp.Tones(sheet.Colour([]), sheet.Strength(0.25f, 0.9f), sheet.Identity.Range(-0.06f, 0.06f));
        var height = sheet.Take();
        var strength = sheet.Strength(0.3f, 1.2f);
        switch (sheet.Pattern)
        {
            case SurfacePattern.Corrugated:
                sheet.V.CopyTo(height, 0);
                Planes.Wave(height);
                sheet.Relief(height, strength);
                break;
            case SurfacePattern.Interference:
                sheet.V.CopyTo(height, 0);
                var second = sheet.Take();
                sheet.U.CopyTo(second, 0);
                Planes.Wave(height);
                Planes.Wave(second);
                Planes.Add(height, second, 1);
                Planes.Scale(height, 0.5f, 0);
                break;
            case SurfacePattern.Concentric:
            case SurfacePattern.Spiral:
                Circle.Bend(sheet, 0, 0.4f, closed: false);
                sheet.V.CopyTo(height, 0);
                if (sheet.Pattern == SurfacePattern.Spiral)
                {
                    Planes.Add(height, sheet.U, 1 / (Angle.FullTurn * sheet.PerPixel * sheet.Side * 0.4f));
                }

                Planes.Wave(height);
                break;
            default:
                sheet.Warp(4, 0.8f);
                sheet.V.CopyTo(height, 0);
                Planes.Wave(height);
                sheet.Relief(height, strength);
                break;
        }

        height.CopyTo(sheet.Tone, 0);
    }
}
