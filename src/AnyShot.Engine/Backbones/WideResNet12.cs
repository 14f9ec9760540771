using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// The ResNet12 of most few-shot papers (Oreshkin et al., "TADAM", 2018; Lee et al., "Meta-Learning with Differentiable Convex Optimization", 2019), without their DropBlock: four stages of one block of three convolutions
/// (64, 160, 320 and 640 maps), ReLUs that let a tenth of what is negative through, and max-pooling by 2 at the end of each. No stem: the first block sees the image. d = 640; 84 pixels give maps of 42, 21, 10 and 5.
/// </summary>
internal sealed class WideResNet12 : FeatureNetwork
{
    private const double Slope = 0.1;
    private static readonly int[] Widths = [64, 160, 320, 640];

    private readonly ModuleList<Sequential> _stages = ModuleList<Sequential>();

    /// <param name="channels">1 or 3.</param>
    public WideResNet12(int channels)
        : base(nameof(WideResNet12), channels, Widths[^1], Widths.Length)
    {
        var from = channels;
        foreach (var width in Widths)
        {
            _stages.append(Sequential(new TripleResidualBlock(from, width, 1, withoutSecondRelu: false, Slope), MaxPool2d(2)));
            from = width;
        }

        RegisterComponents();
        InitialiseConvolutions();
    }

    protected override Tensor Stage(int stage, Tensor maps) => _stages[stage].call(maps);

    protected override Tensor Pool(Tensor maps) => maps.mean([2, 3]);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stages.Dispose();
        }

        base.Dispose(disposing);
    }
}
