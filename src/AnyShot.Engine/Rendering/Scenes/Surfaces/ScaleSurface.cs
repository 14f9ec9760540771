namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Overlapping scales and shingles.</summary>
internal sealed class ScaleSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        Cloth.Drape(sheet);
        sheet.Shades(0.3f, 0.9f);
        var roundness = sheet.Pattern == SurfacePattern.FishScales ? sheet.Identity.Range(0.6f, 1) : sheet.Identity.Range(0, 0.15f);
        var (u, v, tone) = (sheet.U, sheet.V, sheet.Tone);
        for (var i = 0; i < tone.Length; i++)
        {
            var best = 0f;
            var row = (int)MathF.Floor(v[i] * 2);
            // The scale of the upper row wins where it reaches; its tip hangs down over the next.
            for (var r = row - 1; r <= row + 1; r++)
            {
                var x = u[i] + ((r & 1) * 0.5f);
                var column = MathF.Floor(x);
                var across = (x - column - 0.5f) * 2;
                var tip = ((v[i] * 2) - r) + (roundness * across * across);
                if (tip is >= 0 and < 1.05f)
                {
                    best = MathF.Max(0, 1 - tip) * (0.75f + (0.5f * CellHash.Unit((int)column, r, 5)));
                    break;
                }
            }

            tone[i] = 1 - best;
        }
    }
}
