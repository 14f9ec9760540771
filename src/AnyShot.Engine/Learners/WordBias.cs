using System.Numerics.Tensors;
using AnyShot.Engine.Prompts;

namespace AnyShot.Engine.Learners;

/// <summary>The bias of classes that are known in words alone: at first against the background, then against what the stream shows. Immutable.</summary>
internal sealed class WordBias
{
    private readonly float[] _places;
    private readonly PromptOptions _options;
    private readonly float[] _background;

    /// <param name="places">Of the classes, unit length, (N, d).</param>
    /// <param name="classes">N.</param>
    /// <param name="options">Correction and background.</param>
    public WordBias(float[] places, int classes, PromptOptions options)
    {
        (_places, _options) = (places, options);
        _background = [];
        OfBackground = new float[classes];
        if (options.Background is { } known && options.Correction != BiasCorrection.None)
        {
            _background = new float[classes];
            Similarities([.. known.Mean], _background);
            _background.CopyTo(OfBackground, 0);
        }
    }

    /// <summary>One a class; 0 where there is no background.</summary>
    public float[] OfBackground { get; }

    /// <param name="embedding">Unit length.</param>
    /// <param name="similarities">Receives one a class.</param>
    public void Similarities(ReadOnlySpan<float> embedding, Span<float> similarities)
    {
        for (var c = 0; c < similarities.Length; c++)
        {
            similarities[c] = TensorPrimitives.Dot(embedding, _places.AsSpan(c * embedding.Length, embedding.Length));
        }
    }

    /// <summary>The bias against the parts of a window.</summary>
    /// <param name="similarities">(parts, N).</param>
    public float[] Of(ReadOnlySpan<float> similarities) =>
        _background.Length == 0 && _options.Correction == BiasCorrection.Background
            ? OfBackground
            : SimilarityBias.Of(similarities, OfBackground.Length, _options.Correction, _background);
}
