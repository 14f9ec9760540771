using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>
/// The variational auto-encoder of grey images: three convolutions of which two halve the picture, two linear layers, and the way back. Pixels are 0 to 1 and
/// probabilities. With 28 x 28 pixels and width 32 the published one: features of 236 (encoder), 230 (decoder) and 466 numbers. Other sides change the linear layers only.
/// </summary>
internal sealed class ConvolutionalVae : VariationalNetwork
{
    private const int Shrink = 4;

    private readonly Conv2d _first;
    private readonly Conv2d _second;
    private readonly Conv2d _third;
    private readonly Linear _hidden;
    private readonly Linear _code;
    private readonly Linear _fromCode;
    private readonly Linear _fromHidden;
    private readonly ConvTranspose2d _thirdBack;
    private readonly ConvTranspose2d _secondBack;
    private readonly ConvTranspose2d _firstBack;

    public ConvolutionalVae(GenerativeSpec spec)
        : base("convolutional-vae", spec)
    {
        var width = spec.Width;
        var flat = 4 * width * (spec.Side / Shrink) * (spec.Side / Shrink);
        var hidden = 32 * width;
        _first = Conv2d(spec.Channels, width, 3, padding: 1);
        _second = Conv2d(width, 2 * width, 3, stride: 2, padding: 1);
        _third = Conv2d(2 * width, 4 * width, 3, stride: 2, padding: 1);
        _hidden = Linear(flat, hidden);
        _code = Linear(hidden, 2 * spec.CodeSize);
        _fromCode = Linear(spec.CodeSize, hidden);
        _fromHidden = Linear(hidden, flat);
        _thirdBack = ConvTranspose2d(4 * width, 2 * width, 3, stride: 2, padding: 1, output_padding: 1);
        _secondBack = ConvTranspose2d(2 * width, width, 3, stride: 2, padding: 1, output_padding: 1);
        _firstBack = ConvTranspose2d(width, spec.Channels, 3, padding: 1);
        RegisterComponents();
    }

    public override bool HasBernoulliPixels => true;

    public override int FeatureCount(LayerSet layers, int cells)
    {
        var maps = cells * cells * 7 * Spec.Width;
        var (encoder, decoder) = (maps + (2 * Spec.CodeSize), Spec.CodeSize + maps);
        return layers switch
        {
            LayerSet.Encoder => encoder,
            LayerSet.Decoder => decoder,
            _ => encoder + decoder,
        };
    }

    public override (Tensor Mean, Tensor LogVariance) Encode(Tensor images, ICollection<Tensor>? trace = null)
    {
        var first = _first.call(images);
        var second = _second.call(first.relu());
        var third = _third.call(second.relu());
        var code = _code.call(_hidden.call(third.relu().flatten(1)).relu());
        Add(trace, first, second, third, code);
        var halves = code.chunk(2, 1);
        return (halves[0], halves[1]);
    }

    public override Tensor Decode(Tensor codes, ICollection<Tensor>? trace = null)
    {
        var side = Spec.Side / Shrink;
        var third = _fromHidden.call(_fromCode.call(codes).relu()).relu().reshape(-1, 4 * Spec.Width, side, side);
        var second = _thirdBack.call(third).relu();
        var first = _secondBack.call(second).relu();
        Add(trace, codes, third, second, first);
        return _firstBack.call(first);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var layer in new Module[] { _first, _second, _third, _hidden, _code, _fromCode, _fromHidden, _thirdBack, _secondBack, _firstBack })
            {
                layer.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private static void Add(ICollection<Tensor>? trace, params ReadOnlySpan<Tensor> activations)
    {
        foreach (var activation in activations)
        {
            trace?.Add(activation);
        }
    }
}
