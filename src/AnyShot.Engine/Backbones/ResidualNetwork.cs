using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// Residual networks for small images: a 3 x 3 stem without max-pooling, stages of residual blocks of which all but the first halve the maps, and the mean over
/// the last maps (He et al., "Deep Residual Learning for Image Recognition", 2016).
/// </summary>
internal sealed class ResidualNetwork : FeatureNetwork
{
    private readonly Conv2d _stem;
    private readonly BatchNorm2d _stemNorm;
    private readonly ModuleList<Sequential> _stages;

    private ResidualNetwork(string name, int channels, int stemStride, int[] widths, int blocks, Func<int, int, int, Module<Tensor, Tensor>> block)
        : base(name, channels, widths[^1], widths.Length)
    {
        _stem = Conv2d(channels, widths[0], 3, stride: stemStride, padding: 1, bias: false);
        _stemNorm = BatchNorm2d(widths[0]);
        _stages = ModuleList<Sequential>();
        var from = widths[0];
        for (var stage = 0; stage < widths.Length; stage++)
        {
            var steps = new List<Module<Tensor, Tensor>>();
            for (var i = 0; i < blocks; i++, from = widths[stage])
            {
                steps.Add(block(from, widths[stage], i == 0 && stage > 0 ? 2 : 1));
            }

            _stages.append(Sequential(steps));
        }

        RegisterComponents();
        InitialiseConvolutions();
    }

    /// <summary>ResNet18, d = 512: four stages of two blocks. 84 pixels give maps of 84, 42, 21 and 11.</summary>
    public static ResidualNetwork ResNet18(int channels) => new(nameof(ResNet18), channels, 1, [64, 128, 256, 512], 2, (from, to, stride) => new ResidualBlock(from, to, stride));

    /// <summary>ResNet12, d = 512: four stages of one block of three convolutions.</summary>
    /// <param name="channels">1 or 3.</param>
    /// <param name="withoutSecondRelu">The published reference code's block, which lacks a ReLU (B12).</param>
    public static ResidualNetwork ResNet12(int channels, bool withoutSecondRelu) =>
        new(nameof(ResNet12), channels, 1, [64, 128, 256, 512], 1, (from, to, stride) => new TripleResidualBlock(from, to, stride, withoutSecondRelu));

    /// <summary>A network that two cores train: d = 256, four stages of one block, 1.2 million parameters.</summary>
    /// <param name="channels">1 or 3.</param>
    /// <param name="side">Input in pixels; from 48 on the stem halves the maps too.</param>
    public static ResidualNetwork Small(int channels, int side) =>
        new(nameof(Small), channels, side < 48 ? 1 : 2, [32, 64, 128, 256], 1, (from, to, stride) => new ResidualBlock(from, to, stride));

    protected override Tensor Stage(int stage, Tensor maps) =>
        _stages[stage].call(stage == 0 ? functional.relu(_stemNorm.call(_stem.call(maps))) : maps);

    protected override Tensor Pool(Tensor maps) => maps.mean([2, 3]);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stem.Dispose();
            _stemNorm.Dispose();
            _stages.Dispose();
        }

        base.Dispose(disposing);
    }
}
