using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// A network of stages that ends in pooled features: (N, channels, side, side) to (N, <see cref="FeatureSize"/>), not normalised.
/// Between the stages a mixing can be put in, which manifold mix-up needs.
/// </summary>
internal abstract class FeatureNetwork(string name, int channels, int featureSize, int stages) : Module<Tensor, Tensor>(name)
{
    /// <summary>1 (grey) or 3 (RGB).</summary>
    public int Channels { get; } = channels;

    /// <summary>Numbers in a feature (d).</summary>
    public int FeatureSize { get; } = featureSize;

    /// <summary>Stages. Layer 0 is the input, layer i what stage i gives, so that there are <c>Stages + 1</c> layers to mix at.</summary>
    public int Stages { get; } = stages;

    public long Parameters => parameters().Sum(parameter => parameter.numel());

    public override Tensor forward(Tensor images) => Forward(images, -1, static maps => maps);

    /// <summary>Puts <paramref name="mix"/> in at a layer.</summary>
    /// <param name="images">(N, channels, side, side).</param>
    /// <param name="layer">0 to <see cref="Stages"/>.</param>
    /// <param name="mix">Shape in = shape out.</param>
    public Tensor Mixed(Tensor images, int layer, Func<Tensor, Tensor> mix)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(layer, Stages);
        return Forward(images, layer, mix);
    }

    /// <summary>Stage 0 includes the stem.</summary>
    protected abstract Tensor Stage(int stage, Tensor maps);

    /// <summary>What follows the last stage; gives (N, d).</summary>
    protected abstract Tensor Pool(Tensor maps);

    /// <summary>Normal weights of variance 2 / (k k out) for every convolution (He et al., "Delving Deep into Rectifiers", 2015, fan-out).</summary>
    protected void InitialiseConvolutions()
    {
        using var gradients = no_grad();
        foreach (var convolution in modules().OfType<TorchSharp.Modules.Conv2d>())
        {
            init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
        }
    }

    private Tensor Forward(Tensor images, int layer, Func<Tensor, Tensor> mix)
    {
        using var scope = NewDisposeScope();
        var maps = images;
        for (var stage = 0; stage < Stages; stage++)
        {
            maps = Stage(stage, stage == layer ? mix(maps) : maps);
        }

        return Pool(layer == Stages ? mix(maps) : maps).MoveToOuterDisposeScope();
    }
}
