using AnyShot.Engine.Clip.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Clip.Networks;

/// <summary>Layer normalisation over the last dimension, with weights of a file.</summary>
internal sealed class LayerNormalization : Module<Tensor, Tensor>
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly long[] _shape;

    /// <param name="weights">Holds weight and bias.</param>
    /// <param name="width">Size of the last dimension.</param>
    public LayerNormalization(ClipWeights weights, long width)
        : base(nameof(LayerNormalization))
    {
        _weight = weights.Take("weight", width);
        _bias = weights.Take("bias", width);
        _shape = [width];
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => functional.layer_norm(input, _shape, _weight, _bias);
}
