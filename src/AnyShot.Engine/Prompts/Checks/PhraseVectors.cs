using AnyShot.Engine.Rendering.Scenes.Captions;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace AnyShot.Engine.Prompts.Checks;

/// <summary>
/// The phrases that captions have for defects and surfaces, as a text encoder sees them: what a prompt can be compared with. What all phrases have in common, which is most of a vector, is
/// removed: each vector is taken from the mean of the phrases and brought to unit length.
/// </summary>
public sealed class PhraseVectors
{
    private const int Batch = 256;
    private const float ShortestLength = 1e-12f;

    private readonly ITextEncoder _encoder;
    private readonly float[] _mean;
    private readonly float[] _vectors;

    /// <param name="encoder">Encodes all phrases now, about a thousand, and prompts later; stays the caller's.</param>
    public PhraseVectors(ITextEncoder encoder)
    {
        _encoder = encoder;
        WordList[] lists = [Lexicon.FlawNames, Lexicon.FlawNouns, Lexicon.SurfaceNouns, Lexicon.SurfaceAdjectives];
        Phrases = [.. lists.SelectMany(list => list.Phrases).DistinctBy(phrase => phrase.Text)];
        _mean = new float[encoder.Size];
        _vectors = Encode([.. Phrases.Select(phrase => phrase.Text)]);
        for (var i = 0; i < Phrases.Count; i++)
        {
            TensorPrimitives.MultiplyAdd(Vector(i), 1f / Phrases.Count, _mean, _mean);
        }

        Centre(_vectors);
    }

    internal IReadOnlyList<Phrase> Phrases { get; }

    /// <summary>The phrases nearest to a text, the nearest first.</summary>
    /// <param name="text">Not empty.</param>
    /// <param name="count">At least 1.</param>
    public IReadOnlyList<NearPhrase> Nearest(string text, int count)
    {
        var vector = Vectors([text]);
        return [.. Phrases.Select((phrase, i) => new NearPhrase(phrase.Text, TensorPrimitives.Dot<float>(vector, Vector(i)))).OrderByDescending(near => near.Similarity).Take(count)];
    }

    internal ReadOnlySpan<float> Vector(int phrase) => _vectors.AsSpan(phrase * _encoder.Size, _encoder.Size);

    /// <summary>Vectors of texts, (texts, size of the encoder).</summary>
    internal float[] Vectors(IReadOnlyList<string> texts)
    {
        var vectors = Encode(texts);
        Centre(vectors);
        return vectors;
    }

    private void Centre(Span<float> vectors)
    {
        for (var first = 0; first < vectors.Length; first += _mean.Length)
        {
            var row = vectors.Slice(first, _mean.Length);
            TensorPrimitives.Subtract<float>(row, _mean, row);
            TensorPrimitives.Divide(row, Math.Max(TensorPrimitives.Norm<float>(row), ShortestLength), row);
        }
    }

    private float[] Encode(IReadOnlyList<string> texts)
    {
        var vectors = new float[texts.Count * _encoder.Size];
        for (var first = 0; first < texts.Count; first += Batch)
        {
            var part = texts.Skip(first).Take(Batch).ToList();
            _encoder.Encode(part, vectors.AsSpan(first * _encoder.Size, part.Count * _encoder.Size));
        }

        return vectors;
    }
}
