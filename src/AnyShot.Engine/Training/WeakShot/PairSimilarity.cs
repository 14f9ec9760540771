using System.Text.Json;
using AnyShot.Engine.Backbones;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>The pair head of a weak-shot training over the embeddings of the backbone in the same folder. Used by one thread at a time.</summary>
public sealed class PairSimilarity : IDisposable
{
    internal const string WeightsFile = "simnet.weights";
    internal const string CardFile = "simnet.json";

    private readonly PairHead _head;
    private readonly int _size;

    private PairSimilarity(PairHead head, int size)
    {
        _head = head;
        _size = size;
        head.eval();
    }

    /// <summary>Reads the similarity network that was trained on a backbone; null where the backbone's folder has none.</summary>
    /// <param name="backbone">As in <see cref="BackboneFactory.Create"/>.</param>
    /// <param name="baseFolder">A relative path starts here.</param>
    /// <param name="spec">The backbone as it was loaded.</param>
    /// <exception cref="InvalidDataException">A file is damaged, or was made for other weights; one sentence says which.</exception>
    public static PairSimilarity? TryLoad(string backbone, string baseFolder, BackboneSpec spec)
    {
        if (BackboneFactory.Folder(backbone, baseFolder) is not { } folder || Path.Combine(folder, CardFile) is var cardFile && !File.Exists(cardFile))
        {
            return null;
        }

        var card = ModelFile.ReadJson(cardFile, "card of a similarity network", PairSimilarityJson.Default.PairSimilarityCard);
        if (card.Revision != spec.Revision || card.EmbeddingSize != spec.EmbeddingSize)
        {
            throw new InvalidDataException($"{cardFile} was made for weights {card.Revision} with {card.EmbeddingSize} numbers; the backbone has {spec.Revision} with {spec.EmbeddingSize}.");
        }

        var weights = Path.Combine(folder, WeightsFile);
        PairHead? head = null;
        try
        {
            head = PairHead.Create(card.EmbeddingSize, new WeakShotOptions { HeadType = card.HeadType, HeadWidth = card.HeadWidth, PairNorm = card.PairNorm });
            head.load(weights);
            return new PairSimilarity(head, card.EmbeddingSize);
        }
        catch (Exception error)
        {
            head?.Dispose();
            throw new InvalidDataException($"{weights} is damaged or not made for this version: {error.Message}", error);
        }
    }

    internal static void Write(string folder, PairHead head, PairSimilarityCard card)
    {
        head.save(Path.Combine(folder, WeightsFile));
        File.WriteAllBytes(Path.Combine(folder, CardFile), [.. JsonSerializer.SerializeToUtf8Bytes(card, PairSimilarityJson.Default.PairSimilarityCard), (byte)'\n']);
    }

    /// <summary>Similarity of each embedding with each other one, 0 to 1, the mean of both directions.</summary>
    /// <param name="rows">Unit length.</param>
    /// <param name="columns">Unit length.</param>
    /// <returns>(rows, columns), row-major.</returns>
    public float[] Between(IReadOnlyList<float[]> rows, IReadOnlyList<float[]> columns)
    {
        using var scope = NewDisposeScope();
        var (first, second) = (Features(rows), Features(columns));
        var there = _head.Similarity(first, second);
        var back = _head.Similarity(second, first);
        return [.. there.Select((value, place) => (value + back[(place % columns.Count * rows.Count) + (place / columns.Count)]) / 2)];
    }

    public void Dispose() => _head.Dispose();

    private Tensor Features(IReadOnlyList<float[]> embeddings) => tensor(embeddings.SelectMany(row => row).ToArray(), [embeddings.Count, _size]) * Math.Sqrt(_size);
}
