using System.Numerics.Tensors;
using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Confidence;

/// <summary>
/// Whether a part is of none of the classes: its distance to each class's prototype over what the class's own examples explain (their left-out
/// distances, see docs/methods.md), the least of these. It looks at the support set alone, so it works beside any learner and takes effect with
/// the next part when a class comes or goes. Immutable once built; safe to share between threads.
/// </summary>
public sealed class OpenSetScore
{
    private const float Smallest = 1e-6f;

    private readonly float[] _prototypes;
    private readonly float[] _limits;
    private readonly float[] _centre;
    private readonly int _size;

    private OpenSetScore(float[] prototypes, float[] limits, float[] centre)
    {
        (_prototypes, _limits, _centre) = (prototypes, limits, centre);
        _size = prototypes.Length / limits.Length;
    }

    /// <param name="support">At least one class; shots of one size and of unit length. A class may have no shot if it has generated features.</param>
    /// <param name="generated">Generated features of each class in the order of <paramref name="support"/>, unit length; null for none.</param>
    /// <param name="baseMean">Mean embedding of the base classes, which is subtracted before distances are taken; empty for none.</param>
    /// <param name="prior">Distances on other classes; without it a support set of one shot a class scores 0 for everything.</param>
    /// <exception cref="ArgumentException">A class has neither shots nor generated features, or the lengths do not fit; the sentence names the class.</exception>
    public static OpenSetScore Build(
        IReadOnlyList<SupportClass> support, IReadOnlyList<IReadOnlyList<float[]>>? generated = null, ReadOnlySpan<float> baseMean = default, NoveltyPrior? prior = null)
    {
        if (generated is not null && generated.Count != support.Count)
        {
            throw new ArgumentException($"{support.Count} classes have generated features of {generated.Count}.", nameof(generated));
        }

        // The same rules for all rows of a class, real or generated.
        SupportSetRules.Require([.. support.Select((entry, c) => entry with { Shots = [.. entry.Shots, .. generated?[c] ?? []] })]);
        var size = (support[0].Shots.Count > 0 ? support[0].Shots[0] : generated![0][0]).Length;
        if (baseMean.Length != 0 && baseMean.Length != size)
        {
            throw new ArgumentException($"The base mean has {baseMean.Length} numbers, the examples have {size}.", nameof(baseMean));
        }

        var centre = baseMean.ToArray();
        SupportClass[] shots = [.. support.Select(entry => entry with { Shots = Centred(entry.Shots, centre) })];
        float[][][] drawn = [.. support.Select((_, c) => Centred(generated?[c] ?? [], centre))];
        var prototypes = new float[support.Count * size];
        for (var c = 0; c < support.Count; c++)
        {
            if (!Prototype.Mean([.. shots[c].Shots, .. drawn[c]], leftOut: -1, prototypes.AsSpan(c * size, size)))
            {
                throw new ArgumentException($"The examples of class \"{support[c].Name}\" point in opposite directions and have no mean.", nameof(support));
            }
        }

        return new OpenSetScore(prototypes, NoveltyLimit.Fit(support.Count, LeaveOneOut.Measure(shots, prototypes, drawn), prior), centre);
    }

    /// <summary>Scores one part.</summary>
    /// <param name="embedding">Unit length.</param>
    /// <returns>Up to 1 the part is like one of the classes; above 1 it resembles none. 0 where the support set cannot tell.</returns>
    /// <exception cref="ArgumentException">The embedding has another size than the examples.</exception>
    public float Of(ReadOnlySpan<float> embedding)
    {
        if (embedding.Length != _size)
        {
            throw new ArgumentException($"The examples have {_size} numbers, the embedding has {embedding.Length}.", nameof(embedding));
        }

        var centred = _centre.Length == 0 ? embedding : Centred(embedding, _centre);
        var least = float.PositiveInfinity;
        for (var c = 0; c < _limits.Length; c++)
        {
            least = MathF.Min(least, MathF.Sqrt(Prototype.SquaredDistance(centred, _prototypes.AsSpan(c * _size, _size))) / _limits[c]);
        }

        return least;
    }

    private static float[][] Centred(IReadOnlyList<float[]> rows, float[] centre) =>
        centre.Length == 0 ? [.. rows] : [.. rows.Select(row => Centred(row, centre))];

    private static float[] Centred(ReadOnlySpan<float> row, float[] centre)
    {
        var result = new float[row.Length];
        TensorPrimitives.Subtract(row, centre, result);
        TensorPrimitives.Divide(result, MathF.Max(TensorPrimitives.Norm<float>(result), Smallest), result);
        return result;
    }
}
