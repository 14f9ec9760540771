using AnyShot.Engine.Rendering.Scenes.Captions;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace AnyShot.Engine.Prompts.Checks;

/// <summary>The phrases that captions have for defects and surfaces, as a text encoder sees them: what a prompt can be compared with.</summary>
public sealed class PhraseVectors
{
    private const int Batch = 256;

    private readonly ITextEncoder _encoder;
    private readonly float[] _vectors;

    /// <param name="encoder">Encodes all phrases now, about a thousand, and prompts later; stays the caller's.</param>
    public PhraseVectors(ITextEncoder encoder)
    {
        _encoder = encoder;
        WordList[] lists = [Lexicon.FlawNames, Lexicon.FlawNouns, Lexicon.SurfaceNouns, Lexicon.SurfaceAdjectives];
        Phrases = [.. lists.SelectMany(list => list.Phrases).DistinctBy(phrase => phrase.Text)];
        _vectors = Encode([.. Phrases.Select(phrase => phrase.Text)]);
    }

    internal IReadOnlyList<Phrase> Phrases { get; }

    /// <summary>The phrases nearest to a text, the nearest first.</summary>
    /// <param name="text">Not empty.</param>
    /// <param name="count">At least 1.</param>
    public IReadOnlyList<NearPhrase> Nearest(string text, int count)
    {
        var vector = Encode([text]);
        return [.. Phrases.Select((phrase, i) => new NearPhrase(phrase.Text, TensorPrimitives.Dot<float>(vector, Vector(i)))).OrderByDescending(near => near.Similarity).Take(count)];
    }

    internal ReadOnlySpan<float> Vector(int phrase) => _vectors.AsSpan(phrase * _encoder.Size, _encoder.Size);

    /// <summary>(texts, size of the encoder).</summary>
    internal float[] Encode(IReadOnlyList<string> texts)
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
