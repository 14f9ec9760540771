using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>A variational auto-encoder: an encoder that gives a normal distribution of codes, and a decoder. Features take the mean as the code (correction P4).</summary>
internal abstract class VariationalNetwork(string name, GenerativeSpec spec) : GenerativeNetwork(name, spec)
{
    /// <summary>Whether pixels are probabilities (the decoder gives their logits) or means of normal distributions of variance 1.</summary>
    public abstract bool HasBernoulliPixels { get; }

    /// <param name="images">(N, channels, side, side).</param>
    /// <param name="trace">Receives the activations of the feature; null for none.</param>
    /// <returns>(N, z) each.</returns>
    public abstract (Tensor Mean, Tensor LogVariance) Encode(Tensor images, ICollection<Tensor>? trace = null);

    /// <param name="codes">(N, z).</param>
    /// <param name="trace">Receives the activations of the feature; null for none.</param>
    public abstract Tensor Decode(Tensor codes, ICollection<Tensor>? trace = null);

    public override IReadOnlyList<Tensor> Activations(Tensor images, LayerSet layers, double time)
    {
        var encoder = new List<Tensor>();
        var decoder = new List<Tensor>();
        var (mean, _) = Encode(images, encoder);
        if (layers != LayerSet.Encoder)
        {
            Decode(mean, decoder);
        }

        return layers == LayerSet.Decoder ? decoder : [.. encoder, .. decoder];
    }

    public override Tensor Reconstruct(Tensor images)
    {
        using var scope = NewDisposeScope();
        return Pixels(Decode(Encode(images).Mean)).MoveToOuterDisposeScope();
    }

    public override Tensor Sample(int count)
    {
        using var scope = NewDisposeScope();
        return Pixels(Decode(randn([count, Spec.CodeSize], device: parameters().First().device))).MoveToOuterDisposeScope();
    }

    private Tensor Pixels(Tensor decoded) => HasBernoulliPixels ? decoded.sigmoid() : decoded;
}
