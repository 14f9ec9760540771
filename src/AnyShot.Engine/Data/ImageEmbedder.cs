using AnyShot.Engine.Backbones;
using AnyShot.Engine.Preprocessing;

namespace AnyShot.Engine.Data;

/// <summary>Embeds images in batches, those that the cache knows without decoding them. Uses the backbone, so it runs on the thread that owns it.</summary>
internal sealed class ImageEmbedder : IDisposable
{
    private const int BatchSize = 16;

    private readonly IBackbone _backbone;
    private readonly EmbeddingCache? _cache;
    private readonly ImagePreprocessor _preprocessor;
    private readonly float[] _inputs;
    private readonly float[] _outputs;
    private readonly List<(byte[] Hash, int Position)> _waiting = [];

    /// <param name="backbone">Not disposed here.</param>
    /// <param name="cache">Embeddings of earlier runs; null computes all.</param>
    public ImageEmbedder(IBackbone backbone, EmbeddingCache? cache)
    {
        _backbone = backbone;
        _cache = cache;
        _preprocessor = new ImagePreprocessor(backbone.Spec);
        _inputs = new float[BatchSize * _preprocessor.Length];
        _outputs = new float[BatchSize * backbone.Spec.EmbeddingSize];
    }

    /// <returns>One embedding an image, null where it could not be decoded.</returns>
    public IReadOnlyList<float[]?> EmbedAll(IEnumerable<HashedImage> images, CancellationToken cancellationToken)
    {
        var embeddings = new List<float[]?>();
        foreach (var (hash, decode) in images)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_cache?.Find(hash) is { } known)
            {
                embeddings.Add(known);
                continue;
            }

            using var image = decode();
            if (image is not null)
            {
                _preprocessor.Prepare(image, _inputs.AsSpan(_waiting.Count * _preprocessor.Length, _preprocessor.Length));
                _waiting.Add((hash, embeddings.Count));
            }

            embeddings.Add(null);
            if (_waiting.Count == BatchSize)
            {
                EmbedWaiting(embeddings);
            }
        }

        EmbedWaiting(embeddings);
        return embeddings;
    }

    public void Dispose() => _preprocessor.Dispose();

    private void EmbedWaiting(List<float[]?> embeddings)
    {
        if (_waiting.Count == 0)
        {
            return;
        }

        var size = _backbone.Spec.EmbeddingSize;
        _backbone.Embed(_inputs.AsSpan(0, _waiting.Count * _preprocessor.Length), _waiting.Count, _outputs.AsSpan(0, _waiting.Count * size));
        for (var i = 0; i < _waiting.Count; i++)
        {
            var (hash, position) = _waiting[i];
            var embedding = _outputs.AsSpan(i * size, size).ToArray();
            embeddings[position] = embedding;
            _cache?.Add(hash, embedding);
        }

        _waiting.Clear();
    }
}
