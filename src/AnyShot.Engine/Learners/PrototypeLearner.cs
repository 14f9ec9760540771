using System.Numerics.Tensors;
using AnyShot.Engine.Prompts;

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
    private WordBias? _words;

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
    /// <param name="support">At least one class; every class has an example or words; all of one size and of unit length.</param>
    /// <param name="prompts">How words of classes count; null for the standard settings.</param>
    /// <exception cref="ArgumentException">The support set is not like that; the sentence names the class.</exception>
    public static PrototypeLearner Build(IReadOnlyList<SupportClass> support, PromptOptions? prompts = null)
    {
        prompts ??= new PromptOptions();
        prompts.Require();
        SupportSetRules.Require([.. support.Select(entry => entry with { Shots = [.. entry.Shots, .. entry.Text is { } text ? [text] : Array.Empty<float[]>()] })]);
        var size = (support[0].Shots.Count > 0 ? support[0].Shots[0] : support[0].Text!).Length;
        var described = DescribedClasses.Of([.. support.Select(entry => entry with { Synthetic = [] })], prompts, 0);
        float[][][] words = [.. described.Classes.Select((_, c) => described.WeighedPlace(c))];
        var prototypes = new float[support.Count * size];
        for (var c = 0; c < support.Count; c++)
        {
            if (!Prototype.Mean([.. support[c].Shots, .. words[c]], leftOut: -1, prototypes.AsSpan(c * size, size)))
            {
                throw new ArgumentException($"The examples of class \"{support[c].Name}\" point in opposite directions and have no mean.", nameof(support));
            }
        }

        var leftOut = LeaveOneOut.Measure(support, prototypes, words);
        var limits = NoveltyLimit.Fit(support.Count, leftOut);
        described.Loosen(limits);
        return new PrototypeLearner(prototypes, limits, leftOut.Count > 0 ? TemperatureFit.Fit(leftOut) : prompts.Temperature(prototypes, support.Count))
        {
            _words = described.IsInWordsAlone && support.Count > 1 ? new WordBias(prototypes, support.Count, prompts) : null,
        };
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
            var squared = Prototype.SquaredDistance(embedding, PrototypeOf(c)) + (_words is { } words ? 2 * words.OfBackground[c] : 0);
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
