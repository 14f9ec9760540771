using System.Numerics.Tensors;
using AnyShot.Engine.Learners;
using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>Gives the classes of a support set features that a generator makes from their semantic vectors, so that a class needs no example.</summary>
public static class SyntheticSupport
{
    /// <summary>The classes with <see cref="SupportClass.Synthetic"/> filled in. Takes milliseconds; nothing is trained.</summary>
    /// <param name="support">The classes; those with a semantic vector may be without shots.</param>
    /// <param name="semantics">One vector a class, <see cref="IFeatureGenerator.SemanticSize"/> numbers; null for a class that has none and stays as it is.</param>
    /// <param name="generator">Of the space that the shots are in.</param>
    /// <param name="perClass">Features a class, at least 1.</param>
    /// <param name="seed">The same seed gives the same features.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static IReadOnlyList<SupportClass> Fill(
        IReadOnlyList<SupportClass> support, IReadOnlyList<IReadOnlyList<float>?> semantics, IFeatureGenerator generator, int perClass, ulong seed)
    {
        if (semantics.Count != support.Count)
        {
            throw new ArgumentException($"{support.Count} classes have {semantics.Count} semantic vectors.", nameof(semantics));
        }

        var known = Enumerable.Range(0, support.Count).Where(c => semantics[c] is not null).ToArray();
        if (known.FirstOrDefault(c => semantics[c]!.Count != generator.SemanticSize, -1) is >= 0 and var odd)
        {
            throw new ArgumentException(
                $"Class \"{support[odd].Name}\" has {semantics[odd]!.Count} semantic numbers; the generator takes {generator.SemanticSize}.", nameof(semantics));
        }

        if (known.Length == 0)
        {
            return support;
        }

        using var scope = NewDisposeScope();
        var vectors = tensor(known.SelectMany(c => semantics[c]!).ToArray(), [known.Length, generator.SemanticSize]);
        var features = generator.Generate(vectors, perClass, seed).cpu().contiguous().data<float>().ToArray();
        var filled = support.ToArray();
        for (var i = 0; i < known.Length; i++)
        {
            filled[known[i]] = support[known[i]] with { Synthetic = [.. UnitRows(features, i * perClass, perClass, generator.FeatureSize)] };
        }

        return filled;
    }

    /// <summary>Rows without a direction are left out: a rectifier can give nothing but zeros.</summary>
    private static IEnumerable<float[]> UnitRows(float[] features, int first, int count, int size)
    {
        for (var i = first; i < first + count; i++)
        {
            var row = features.AsSpan(i * size, size).ToArray();
            var length = TensorPrimitives.Norm<float>(row);
            if (length > 0 && float.IsFinite(length))
            {
                TensorPrimitives.Divide(row, length, row);
                yield return row;
            }
        }
    }
}
