using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>Episodes as embeddings that are at hand.</summary>
/// <param name="rows">One an image, in the order that the episodes number.</param>
internal sealed class EmbeddingBatches(float[][] rows) : IEpisodicBatches
{
    /// <inheritdoc />
    public Tensor Make(int step, Episode episode)
    {
        float[][] images = [.. episode.Support.Concat(episode.Queries).Select(image => rows[image])];
        return tensor([.. images.SelectMany(row => row)], [images.Length, rows[0].Length]);
    }
}
