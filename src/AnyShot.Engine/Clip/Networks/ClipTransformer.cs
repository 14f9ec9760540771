using AnyShot.Engine.Clip.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Clip.Networks;

/// <summary>Blocks one after the other.</summary>
internal sealed class ClipTransformer : Module
{
    private const string Blocks = "resblocks";

    private readonly ModuleList<ClipTransformerBlock> _blocks = ModuleList<ClipTransformerBlock>();

    /// <param name="weights">Holds resblocks.0, resblocks.1, ...</param>
    /// <param name="width">Numbers of a token.</param>
    /// <param name="heads">Divides the width.</param>
    /// <param name="activation">Of the perceptrons.</param>
    public ClipTransformer(ClipWeights weights, long width, long heads, ClipActivation activation)
        : base(nameof(ClipTransformer))
    {
        // At least one is asked for, so that a file without any is told by the tensor that it lacks.
        var count = Math.Max(weights.Count(Blocks, "ln_1.weight"), 1);
        for (var i = 0; i < count; i++)
        {
            _blocks.append(new ClipTransformerBlock(weights.At($"{Blocks}.{i}"), width, heads, activation));
        }

        RegisterComponents();
    }

    /// <inheritdoc cref="ClipTransformerBlock.Forward"/>
    public Tensor Forward(Tensor tokens, Tensor? mask)
    {
        foreach (var block in _blocks)
        {
            tokens = block.Forward(tokens, mask);
        }

        return tokens;
    }
}
