using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Generation;

/// <summary>
/// A fully connected layer over the concatenation of an input and a condition, computed as the sum of two products: a condition that many rows share is
/// multiplied once. (..., inputs) and (..., conditions), broadcast against each other, become (..., outputs).
/// </summary>
internal sealed class ConditionedLayer : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear _input;
    private readonly Linear _condition;

    public ConditionedLayer(int inputs, int conditions, int outputs, Generator random)
        : base(nameof(ConditionedLayer))
    {
        _input = NormalLinear.Make(inputs, outputs, random);
        _condition = NormalLinear.Make(conditions, outputs, random, bias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input, Tensor condition) => _input.call(input) + _condition.call(condition);
}
