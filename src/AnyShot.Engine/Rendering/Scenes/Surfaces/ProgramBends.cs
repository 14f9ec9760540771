namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Steps of texture programs that move the coordinates.</summary>
internal static class ProgramBends
{
    public const int Count = 10;

    public static void Apply(Sheet sheet, int step)
    {
        ref var random = ref sheet.Identity;
        switch (step)
        {
            case 0:
                sheet.Warp(random.Range(1.5f, 8), random.Range(0.2f, 1.5f));
                break;
            case 1:
                sheet.Warp(random.Range(3, 10), random.Range(0.5f, 3), FieldKind.Cloud);
                break;
            case 2:
                sheet.Warp(random.Range(1, 4), random.Range(0.1f, 0.6f), FieldKind.Rough);
                break;
            case 3:
                Sway(sheet.U, sheet.V, 1 / random.Range(1.5f, 6), random.Range(0.2f, 1.5f));
                break;
            case 4:
                Sway(sheet.V, sheet.U, 1 / random.Range(1.5f, 6), random.Range(0.2f, 1.5f));
                break;
            case 5:
                Circle.Bend(sheet, 0.1f, 1);
                break;
            case 6:
                Stretch(sheet, random.Range(0.25f, 0.7f));
                break;
            case 7:
                Fold(random.Chance(0.5f) ? sheet.U : sheet.V, random.Range(2, 6));
                break;
            case 8:
                ShiftRows(sheet, random.Range(0.7f, 2.5f), (uint)random.Below(1000));
                break;
            default:
                Skew(sheet, random.Range(-1, 1));
                break;
        }
    }

    /// <summary>A sine of one coordinate moves the other.</summary>
    private static void Sway(float[] along, float[] moved, float turns, float reach)
    {
        for (var i = 0; i < moved.Length; i++)
        {
            // A parabola in each half turn is close enough to a sine here.
            var t = along[i] * turns;
            t -= MathF.Floor(t + 0.5f);
            moved[i] += reach * 8 * t * (1 - (2 * MathF.Abs(t)));
        }
    }

    private static void Stretch(Sheet sheet, float factor) => Planes.Scale(sheet.U, factor, 0);

    private static void Skew(Sheet sheet, float slope) => Planes.Add(sheet.V, sheet.U, slope);

    /// <summary>Mirrors at equal distances.</summary>
    private static void Fold(float[] line, float length)
    {
        Planes.Scale(line, 0.5f / length, 0);
        Planes.Triangle(line);
        Planes.Scale(line, length, 0);
    }

    /// <summary>Rows slide against each other.</summary>
    private static void ShiftRows(Sheet sheet, float height, uint salt)
    {
        var (u, v) = (sheet.U, sheet.V);
        for (var i = 0; i < u.Length; i++)
        {
            u[i] += CellHash.Unit((int)MathF.Floor(v[i] / height), 0, salt) * 3;
        }
    }
}
