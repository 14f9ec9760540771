using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Prompts.Text;

/// <summary>
/// Self-attention and a two-layer perceptron, each behind a layer normalisation and with a way around it (Vaswani et al., "Attention Is All You Need", 2017; normalisation first as in
/// Xiong et al., "On Layer Normalization in the Transformer Architecture", 2020). The words of all texts (N, width) and where they lie give (N, width).
/// </summary>
internal sealed class TransformerBlock : Module<Tensor, TextGrid, Tensor>
{
    private readonly int _heads;
    private readonly LayerNorm _attentionNorm;
    private readonly Linear _queryKeyValue;
    private readonly Linear _joined;
    private readonly LayerNorm _perceptronNorm;
    private readonly Linear _hidden;
    private readonly Linear _output;

    public TransformerBlock(int width, int heads, int hidden)
        : base(nameof(TransformerBlock))
    {
        _heads = heads;
        _attentionNorm = LayerNorm(width);
        _queryKeyValue = Linear(width, 3 * width);
        _joined = Linear(width, width);
        _perceptronNorm = LayerNorm(width);
        _hidden = Linear(width, hidden);
        _output = Linear(hidden, width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input, TextGrid grid)
    {
        using var scope = NewDisposeScope();
        var attended = input + Attend(_attentionNorm.call(input), grid);
        return (attended + _output.call(functional.gelu(_hidden.call(_perceptronNorm.call(attended))))).MoveToOuterDisposeScope();
    }

    private Tensor Attend(Tensor input, TextGrid grid)
    {
        var width = input.shape[1] / _heads;
        var spread = grid.Spread(_queryKeyValue.call(input));
        var parts = spread.view(spread.shape[0], spread.shape[1], 3, _heads, width).permute(2, 0, 3, 1, 4);
        var scores = parts.select(0, 0).matmul(parts.select(0, 1).transpose(-2, -1)) / Math.Sqrt(width);
        var heads = (scores + grid.Mask).softmax(-1).matmul(parts.select(0, 2));
        return _joined.call(grid.Gather(heads.permute(0, 2, 1, 3)));
    }
}
