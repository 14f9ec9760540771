namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Steps of texture programs that reshape values from 0 to 1 into values from 0 to 1.</summary>
internal static class ProgramShapes
{
    public const int Count = 10;

    public static void Apply(Sheet sheet, int step, float[] values)
    {
        ref var random = ref sheet.Identity;
        switch (step)
        {
            case 0:
                Planes.Scale(values, -1, 1);
                break;
            case 1:
                Planes.Spread(values, 0.25f);
                Planes.Step(values, random.Range(0.35f, 0.65f), random.Range(0.05f, 0.5f));
                break;
            case 2:
                // Contour lines.
                Planes.Scale(values, random.Range(1, 4), 0);
                Planes.Wave(values);
                break;
            case 3:
                Planes.Scale(values, random.Range(1.5f, 4), 0);
                Planes.Fraction(values);
                break;
            case 4:
                Planes.Scale(values, 1, -0.5f);
                Ridge(values);
                break;
            case 5:
                Terraces(values, 2 + random.Below(4));
                break;
            case 6:
                Square(values);
                break;
            default:
                break;
        }
    }

    private static void Ridge(float[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = 1 - (2 * MathF.Abs(values[i]));
        }
    }

    private static void Terraces(float[] values, int count)
    {
        Planes.Scale(values, count, 0);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = MathF.Floor(values[i]) / count;
        }
    }

    private static void Square(float[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= values[i];
        }
    }
}
