using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>
/// A generative model whose activations, averaged over the picture, are a feature: (N, channels, side, side) to (N, <see cref="FeatureSize"/>), neither
/// standardised nor of unit length.
/// </summary>
internal abstract class GenerativeNetwork(string name, GenerativeSpec spec) : Module<Tensor, Tensor>(name)
{
    public GenerativeSpec Spec { get; } = spec;

    /// <summary>Numbers in the feature of the layers that the spec names.</summary>
    public int FeatureSize => FeatureCount(Spec.Layers);

    public long Parameters => parameters().Sum(parameter => parameter.numel());

    public override Tensor forward(Tensor images) => Features(images, Spec.Layers, Spec.Time);

    public abstract int FeatureCount(LayerSet layers);

    /// <summary>The feature. Depends on nothing but the image, in evaluation mode.</summary>
    /// <param name="images">(N, channels, side, side), normalised as the model's card says.</param>
    /// <param name="layers">Which activations.</param>
    /// <param name="time">Of the diffusion, 0 to 1; other models do not look at it.</param>
    public abstract Tensor Features(Tensor images, LayerSet layers, double time);

    /// <summary>What the model makes of images, in the same normalisation.</summary>
    public abstract Tensor Reconstruct(Tensor images);

    /// <summary>New images from the process's generator, in the model's normalisation.</summary>
    /// <param name="count">1 or more.</param>
    public abstract Tensor Sample(int count);

    /// <summary>Means over the picture, side by side.</summary>
    protected static Tensor Pool(IEnumerable<Tensor> activations) =>
        cat([.. activations.Select(maps => maps.dim() == 4 ? maps.mean([2, 3]) : maps)], 1);
}
