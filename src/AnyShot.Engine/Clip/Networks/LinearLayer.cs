using AnyShot.Engine.Clip.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Clip.Networks;

/// <summary>A fully connected layer with weights of a file.</summary>
internal sealed class LinearLayer : Module<Tensor, Tensor>
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;

    /// <param name="weights">Where the tensors are.</param>
    /// <param name="weightName">Name of the matrix (to, from).</param>
    /// <param name="biasName">Name of the bias (to).</param>
    /// <param name="from">Size of the last dimension before.</param>
    /// <param name="to">And after.</param>
    public LinearLayer(ClipWeights weights, string weightName, string biasName, long from, long to)
        : base(nameof(LinearLayer))
    {
        _weight = weights.Take(weightName, to, from);
        _bias = weights.Take(biasName, to);
        RegisterComponents();
    }

    public LinearLayer(ClipWeights weights, long from, long to)
        : this(weights, "weight", "bias", from, to)
    {
    }

    public override Tensor forward(Tensor input) => functional.linear(input, _weight, _bias);
}
