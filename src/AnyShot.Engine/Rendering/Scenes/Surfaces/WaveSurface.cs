namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Ripples, corrugations, interference, rings and spirals, grooves, frills.</summary>
internal sealed class WaveSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        sheet.Shades(0.25f, 0.9f);
        var height = sheet.Take();
        var strength = sheet.Strength(0.3f, 1.2f);
        switch (sheet.Pattern)
        {
            case SurfacePattern.Corrugated:
                sheet.V.CopyTo(height, 0);
                Planes.Wave(height);
                sheet.Relief(height, strength);
                break;
            case SurfacePattern.Grooved:
                sheet.V.CopyTo(height, 0);
                Planes.Triangle(height);
                Planes.Step(height, sheet.Identity.Range(0.15f, 0.4f), sheet.Identity.Range(0.15f, 0.6f));
                sheet.Relief(height, strength);
                Planes.Scale(height, 0.6f, 0.1f);
                break;
            case SurfacePattern.Frilly:
                Frills(sheet, height);
                break;
            case SurfacePattern.Interference:
                Interfere(sheet, height);
                break;
            case SurfacePattern.Concentric:
            case SurfacePattern.Spiral:
                Circle.Bend(sheet, 0, 0.35f, closed: false);
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

    /// <summary>Two or three trains of waves of nearly the same length, or from different sides.</summary>
    private static void Interfere(Sheet sheet, float[] height)
    {
        ref var random = ref sheet.Identity;
        var beats = random.Chance(0.5f);
        var trains = 2 + random.Below(2);
        var next = sheet.Take();
        Array.Clear(height);
        for (var t = 0; t < trains; t++)
        {
            var (sin, cos) = Angle.SinCos(beats ? random.Range(0, 0.5f) : random.Range(0, Angle.FullTurn));
            var length = random.Range(0.8f, 1.25f);
            for (var i = 0; i < next.Length; i++)
            {
                next[i] = ((sheet.U[i] * sin) + (sheet.V[i] * cos)) * length;
            }

            Planes.Wave(next);
            Planes.Add(height, next, 1f / trains);
        }

        Planes.Spread(height, 0.25f);
    }

    /// <summary>Rows of cloth gathered at the upper edge, whose folds widen to a wavy lower edge.</summary>
    private static void Frills(Sheet sheet, float[] height)
    {
        ref var random = ref sheet.Identity;
        var rows = 1 / random.Range(1.8f, 3.5f);
        var folds = random.Range(0.5f, 1.1f);
        var swing = random.Range(0.08f, 0.25f);
        sheet.Warp(2.5f, random.Range(0.2f, 0.6f));
        var (u, v, light) = (sheet.U, sheet.V, sheet.Light);
        for (var i = 0; i < height.Length; i++)
        {
            var place = v[i] * rows;
            var turn = u[i] * folds;
            turn += 0.3f * MathF.Floor(place);
            var fold = turn - MathF.Floor(turn + 0.5f);
            fold = 8 * fold * (1 - (2 * MathF.Abs(fold)));
            place += swing * fold;
            var down = place - MathF.Floor(place);
            height[i] = 0.5f + (0.5f * fold * down);
            light[i] *= down < 0.12f ? 0.55f + (3.7f * down) : 1;
        }

        sheet.Relief(height, sheet.Strength(0.4f, 1));
    }
}
