using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;

namespace AnyShot.Edge.Previews;

/// <summary>Embeddings of recent parts, so that the second preview costs no work of the model. Used by one thread at a time.</summary>
/// <param name="inspector">Whose model embeds.</param>
/// <param name="parts">Their images.</param>
internal sealed class PartEmbeddings(Inspector inspector, IPartArchive parts) : IDisposable
{
    /// <summary>Embeddings at hand; 640 numbers each make 5 MB of them.</summary>
    private const int Kept = 2 * ClassPreview.MostParts;

    private readonly PartEmbedder _embedder = inspector.NewEmbedder();

    /// <summary>Null where an image cannot be used.</summary>
    private readonly SortedList<long, float[]?> _known = [];

    public Inspector Inspector => inspector;

    public bool Has(long inspectionId) => _known.ContainsKey(inspectionId);

    /// <returns>Null when the image is gone or cannot be used.</returns>
    public float[]? Of(long inspectionId)
    {
        if (_known.TryGetValue(inspectionId, out var known))
        {
            return known;
        }

        var part = parts.TryRead(inspectionId);
        using var image = part is null ? null : PartImage.TryDecode(part.Image);
        var embedding = image is null ? null : _embedder.Embed(image);
        _known[inspectionId] = embedding;
        if (_known.Count > Kept)
        {
            _known.RemoveAt(0);
        }

        return embedding;
    }

    public void Dispose() => _embedder.Dispose();
}
