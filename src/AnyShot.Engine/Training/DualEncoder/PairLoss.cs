using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>Losses over two pictures of each of B scenes: rows 0 to B - 1 are one of each, rows B to 2 B - 1 the other of each.</summary>
internal static class PairLoss
{
    /// <summary>Taken off a logit that must not count.</summary>
    private const double Excluded = 1e4;

    /// <summary>Each picture has to find the other of its scene among all others (NT-Xent; Chen et al., "A Simple Framework for Contrastive Learning of Visual Representations", 2020).</summary>
    /// <param name="vectors">(2 B, n), unit length.</param>
    /// <param name="alike">(B, B): 1 where two scenes are not held against each other, else 0.</param>
    /// <param name="temperature">Divides the cosines.</param>
    public static Tensor Instances(Tensor vectors, Tensor alike, double temperature)
    {
        using var scope = NewDisposeScope();
        var rows = vectors.shape[0];
        // No picture may find itself.
        var excluded = (eye(rows) + alike.tile([2, 2])) * Excluded;
        var others = arange(rows, ScalarType.Int64).roll(rows / 2, 0);
        return functional.cross_entropy((vectors.matmul(vectors.t()) / temperature) - excluded, others).MoveToOuterDisposeScope();
    }

    /// <summary>One picture of each scene is its class, as in 1-shot classification by cosine; the other has to find it (Snell et al., "Prototypical Networks", 2017). Both ways.</summary>
    /// <param name="embeddings">(2 B, n), unit length.</param>
    /// <param name="alike">(B, B): 1 where two scenes are not held against each other, else 0.</param>
    /// <param name="sharpness">Factor on the cosines.</param>
    public static Tensor OneShot(Tensor embeddings, Tensor alike, double sharpness)
    {
        using var scope = NewDisposeScope();
        var scenes = embeddings.shape[0] / 2;
        var logits = (embeddings.narrow(0, 0, scenes).matmul(embeddings.narrow(0, scenes, scenes).t()) * sharpness) - (alike * Excluded);
        var own = arange(scenes, ScalarType.Int64);
        return ((functional.cross_entropy(logits, own) + functional.cross_entropy(logits.t(), own)) / 2).MoveToOuterDisposeScope();
    }
}
