using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>
/// A generative model whose activations, averaged over the cells of a grid, are a feature: (N, channels, side, side) to (N, <see cref="FeatureSize"/>), neither
/// standardised nor of unit length.
/// </summary>
internal abstract class GenerativeNetwork(string name, GenerativeSpec spec) : Module<Tensor, Tensor>(name)
{
    public GenerativeSpec Spec { get; } = spec;

    /// <summary>Numbers in the feature of the layers and cells that the spec names.</summary>
    public int FeatureSize => FeatureCount(Spec.Layers, Spec.Cells);

    public long Parameters => parameters().Sum(parameter => parameter.numel());

    public override Tensor forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        return Pool(Activations(images, Spec.Layers, Spec.Time), Spec.Cells).MoveToOuterDisposeScope();
    }

    /// <summary>Numbers in a feature.</summary>
    /// <param name="layers">Which activations.</param>
    /// <param name="cells">Along each side of the picture, 1 or more.</param>
    public abstract int FeatureCount(LayerSet layers, int cells);

    /// <summary>What the feature is made of: maps (N, maps, h, w) and codes (N, numbers). Depends on nothing but the image, in evaluation mode.</summary>
    /// <param name="images">(N, channels, side, side), normalised as the model's card says.</param>
    /// <param name="layers">Which activations.</param>
    /// <param name="time">Of the diffusion, 0 to 1; other models do not look at it.</param>
    public abstract IReadOnlyList<Tensor> Activations(Tensor images, LayerSet layers, double time);

    /// <summary>What the model makes of images, in the same normalisation.</summary>
    public abstract Tensor Reconstruct(Tensor images);

    /// <summary>New images from the process's generator, in the model's normalisation.</summary>
    /// <param name="count">1 or more.</param>
    public abstract Tensor Sample(int count);

    /// <summary>Means of the maps over each cell of the picture, and codes as they are, side by side: (N, <see cref="FeatureCount"/>).</summary>
    /// <param name="activations">Of <see cref="Activations"/>.</param>
    /// <param name="cells">Along each side of the picture. One keeps nothing of where something was; more suit pictures that show their object at one place.</param>
    public static Tensor Pool(IEnumerable<Tensor> activations, int cells) =>
        cat([.. activations.Select(maps => maps.dim() < 4 ? maps : cells == 1 ? maps.mean([2, 3]) : functional.adaptive_avg_pool2d(maps, cells).flatten(1))], 1);
}
