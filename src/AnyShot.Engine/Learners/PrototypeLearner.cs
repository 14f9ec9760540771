using System.Numerics.Tensors;

namespace AnyShot.Engine.Learners;

/// <summary>
/// Nearest class mean (Snell, Swersky and Zemel, "Prototypical Networks for Few-shot Learning", 2017) on unit-length embeddings:
/// a class is the normalised mean of its examples, its probability the softmax of the negative squared Euclidean distance over a temperature.
/// The temperature and the novelty limits come from the support set itself, each example judged while it is left out.
/// </summary>
public sealed class PrototypeLearner : ILearner
{
    private readonly float[] _prototypes;
    private readonly float[] _limits;
    private readonly int _size;

    private PrototypeLearner(float[] prototypes, float[] limits, float temperature)
    {
        _prototypes = prototypes;
        _limits = limits;
        _size = prototypes.Length / limits.Length;
        Temperature = temperature;
    }

    public int Classes => _limits.Length;

    /// <summary>Divisor of the squared distances; the larger, the less sure the probabilities.</summary>
    public float Temperature { get; }

    /// <summary>Builds the learner. Order of classes is kept; order of examples within a class does not matter.</summary>
    /// <param name="support">At least one class; every class at least one example; all examples of one size and of unit length.</param>
    /// <exception cref="ArgumentException">The support set is not like that; the sentence names the class.</exception>
    public static PrototypeLearner Build(IReadOnlyList<SupportClass> support)
    {
        SupportSetRules.Require(support);
        var size = support[0].Shots[0].Length;
        var prototypes = new float[support.Count * size];
        for (var c = 0; c < support.Count; c++)
        {
            if (!Prototype.Mean(support[c].Shots, leftOut: -1, prototypes.AsSpan(c * size, size)))
            {
                throw new ArgumentException($"The examples of class \"{support[c].Name}\" point in opposite directions and have no mean.", nameof(support));
            }
        }

        var leftOut = LeaveOneOut.Measure(support, prototypes);
        return new PrototypeLearner(prototypes, NoveltyLimit.Fit(support.Count, leftOut), TemperatureFit.Fit(leftOut));
    }

    /// <summary>The class's mean embedding, unit length.</summary>
    public ReadOnlySpan<float> PrototypeOf(int index) => _prototypes.AsSpan(index * _size, _size);

    /// <inheritdoc />
    public float Judge(ReadOnlySpan<float> embedding, Span<float> probabilities)
    {
        if (embedding.Length != _size || probabilities.Length != Classes)
        {
            throw new ArgumentException($"The learner takes {_size} numbers and gives {Classes}; it was called with {embedding.Length} and {probabilities.Length}.");
        }

        var nearest = 0;
        var least = float.MaxValue;
        for (var c = 0; c < probabilities.Length; c++)
        {
            var squared = Prototype.SquaredDistance(embedding, PrototypeOf(c));
            probabilities[c] = -squared / Temperature;
            if (squared < least)
            {
                least = squared;
                nearest = c;
            }
        }

        // Shifted by the largest, so that no exponential overflows and the nearest class alone cannot vanish.
        TensorPrimitives.Add(probabilities, least / Temperature, probabilities);
        TensorPrimitives.SoftMax(probabilities, probabilities);
        return float.IsPositiveInfinity(_limits[nearest]) ? 0 : MathF.Sqrt(least) / _limits[nearest];
    }
}
