using AnyShot.Engine.Backbones;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>Embeds pictures for a measurement.</summary>
internal static class EvaluatedPictures
{
    private const int BatchSize = 64;

    /// <param name="network">Image to embedding.</param>
    /// <param name="inputs">(3, side, side) each, normalised.</param>
    /// <param name="side">Pixels.</param>
    public static List<float[]> Embed(FoldedMiniNet network, IReadOnlyList<float[]> inputs, int side)
    {
        using var gradients = no_grad();
        var embeddings = new List<float[]>(inputs.Count);
        foreach (var chunk in inputs.Chunk(BatchSize))
        {
            using var scope = NewDisposeScope();
            var images = stack(chunk.Select(input => tensor(input, [3, side, side])), 0);
            embeddings.AddRange(network.call(images).contiguous().data<float>().ToArray().Chunk(MiniNet.EmbeddingSize));
        }

        return embeddings;
    }
}
