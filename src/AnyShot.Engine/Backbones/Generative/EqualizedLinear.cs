using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>A linear layer whose weights are kept at unit deviation and scaled when used (Karras et al. 2018), learning slower by a factor.</summary>
internal sealed class EqualizedLinear : Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Parameter _weight;
    private readonly TorchSharp.Modules.Parameter _bias;
    private readonly double _scale;
    private readonly double _speed;

    /// <param name="from">Numbers in.</param>
    /// <param name="to">Numbers out.</param>
    /// <param name="speed">Factor of the learning rate.</param>
    public EqualizedLinear(int from, int to, double speed)
        : base(nameof(EqualizedLinear))
    {
        _weight = Parameter(randn([to, from]) / speed);
        _bias = Parameter(zeros(to));
        _scale = speed / Math.Sqrt(from);
        _speed = speed;
        RegisterComponents();
    }

    public override Tensor forward(Tensor values)
    {
        using var scope = NewDisposeScope();
        return (values.matmul((_weight * _scale).t()) + (_bias * _speed)).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _weight.Dispose();
            _bias.Dispose();
        }

        base.Dispose(disposing);
    }
}
