using System.Numerics.Tensors;

namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Steps of texture programs that join a pattern with another.</summary>
internal static class ProgramJoins
{
    public const int Count = 8;

    /// <param name="sheet">Gives the random numbers.</param>
    /// <param name="step">0 to <see cref="Count"/> - 1.</param>
    /// <param name="values">Receives what joining gives.</param>
    /// <param name="other">May be changed.</param>
    public static void Apply(Sheet sheet, int step, float[] values, float[] other)
    {
        ref var random = ref sheet.Identity;
        var weight = random.Range(0.3f, 1);
        switch (step)
        {
            case 0:
                Planes.Add(values, other, weight);
                break;
            case 1:
                TensorPrimitives.Multiply(values, other, values);
                break;
            case 2:
                TensorPrimitives.Max(values, other, values);
                break;
            case 3:
                TensorPrimitives.Min(values, other, values);
                break;
            case 4:
                TensorPrimitives.Subtract(values, other, values);
                TensorPrimitives.Abs(values, values);
                break;
            case 5:
                // The other pattern says where a third one shows.
                Planes.Spread(other, 0.25f);
                Planes.Step(other, random.Range(0.4f, 0.6f), 0.1f);
                var third = sheet.Take();
                ProgramPatterns.Draw(sheet, random.Below(ProgramPatterns.Count), third);
                Planes.Mix(values, third, other);
                sheet.Return(1);
                break;
            case 6:
                Planes.Add(values, other, random.Range(1, 3));
                Planes.Fraction(values);
                break;
            default:
                Planes.Modulate(values, other, weight);
                break;
        }
    }
}
