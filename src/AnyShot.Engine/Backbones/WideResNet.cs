using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// WRN-28-10, d = 640, 36.5 million parameters: three stages of four pre-activation blocks of 160, 320 and 640 maps (Zagoruyko and Komodakis, "Wide Residual
/// Networks", 2016). 84 pixels give maps of 84, 42 and 21.
/// </summary>
internal sealed class WideResNet : FeatureNetwork
{
    private const int BlocksInStage = 4;
    private const int StemMaps = 16;
    private static readonly int[] Widths = [160, 320, 640];

    private readonly Conv2d _stem;
    private readonly ModuleList<Sequential> _stages;
    private readonly BatchNorm2d _norm;

    public WideResNet(int channels)
        : base("WRN-28-10", channels, Widths[^1], Widths.Length)
    {
        _stem = Conv2d(channels, StemMaps, 3, padding: 1, bias: false);
        _stages = ModuleList<Sequential>();
        var from = StemMaps;
        for (var stage = 0; stage < Widths.Length; stage++)
        {
            var blocks = new List<Module<Tensor, Tensor>>();
            for (var i = 0; i < BlocksInStage; i++, from = Widths[stage])
            {
                blocks.Add(new WideBlock(from, Widths[stage], i == 0 && stage > 0 ? 2 : 1));
            }

            _stages.append(Sequential(blocks));
        }

        _norm = BatchNorm2d(Widths[^1]);
        RegisterComponents();
        InitialiseConvolutions();
    }

    protected override Tensor Stage(int stage, Tensor maps) => _stages[stage].call(stage == 0 ? _stem.call(maps) : maps);

    protected override Tensor Pool(Tensor maps) => functional.relu(_norm.call(maps)).mean([2, 3]);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stem.Dispose();
            _stages.Dispose();
            _norm.Dispose();
        }

        base.Dispose(disposing);
    }
}
