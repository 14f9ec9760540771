namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Chess boards, tartans, ginghams, diamonds.</summary>
internal sealed class CheckSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay(sheet.Pattern == SurfacePattern.Tartan ? 2 : 1);
        Accents.Two(sheet, 0.3f);
        var (u, v, tone) = (sheet.U, sheet.V, sheet.Tone);
        var turned = sheet.Pattern == SurfacePattern.Argyle;
        var salt = (uint)sheet.Identity.Below(1000);
        var soft = 0.5f / sheet.PerPixel;
        for (var i = 0; i < tone.Length; i++)
        {
            var a = turned ? u[i] + (v[i] * 0.6f) : u[i];
            var b = turned ? u[i] - (v[i] * 0.6f) : v[i];
            var stripeA = Math.Clamp(((0.5f - (2 * MathF.Abs(a - MathF.Floor(a) - 0.5f))) * soft) + 0.5f, 0, 1);
            var stripeB = Math.Clamp(((0.5f - (2 * MathF.Abs(b - MathF.Floor(b) - 0.5f))) * soft) + 0.5f, 0, 1);
            tone[i] = sheet.Pattern switch
            {
                SurfacePattern.Gingham => 0.5f * (stripeA + stripeB),
                SurfacePattern.Tartan => 0.5f * (CellHash.Unit((int)(MathF.Floor(a * 5) % 5), 0, salt) + CellHash.Unit((int)(MathF.Floor(b * 5) % 5), 0, salt)),
                _ => stripeA + stripeB - (2 * stripeA * stripeB),
            };
        }
    }
}
