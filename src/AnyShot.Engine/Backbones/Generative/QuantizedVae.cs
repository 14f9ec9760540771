using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>
/// Auto-encoder whose maps, a quarter of the picture's side, are replaced by the nearest of a book of codes (van den Oord, Vinyals and Kavukcuoglu 2017).
/// With width 64 the published one: features of 768 (encoder), 352 (decoder) and 1120 numbers, for any side.
/// </summary>
internal sealed class QuantizedVae : GenerativeNetwork
{
    private readonly Conv2d _first;
    private readonly Conv2d _second;
    private readonly Conv2d _third;
    private readonly QuantizedStack _encoder;
    private readonly Conv2d _toCode;
    private readonly TorchSharp.Modules.Parameter _codes;
    private readonly Conv2d _fromCode;
    private readonly QuantizedStack _decoder;
    private readonly ConvTranspose2d _secondBack;
    private readonly ConvTranspose2d _firstBack;

    public QuantizedVae(GenerativeSpec spec)
        : base("vq-vae", spec)
    {
        var width = spec.Width;
        _first = Conv2d(spec.Channels, width, 4, stride: 2, padding: 1);
        _second = Conv2d(width, 2 * width, 4, stride: 2, padding: 1);
        _third = Conv2d(2 * width, 2 * width, 3, padding: 1);
        _encoder = new QuantizedStack(2 * width, width, spec.RectifiedSkips);
        _toCode = Conv2d(2 * width, spec.CodeSize, 1);
        _codes = Parameter((rand([spec.Codes, spec.CodeSize]) - 0.5) * (2.0 / spec.Codes));
        _fromCode = Conv2d(spec.CodeSize, width, 3, padding: 1);
        _decoder = new QuantizedStack(width, width / 2, spec.RectifiedSkips);
        _secondBack = ConvTranspose2d(width, width / 2, 4, stride: 2, padding: 1);
        _firstBack = ConvTranspose2d(width / 2, spec.Channels, 4, stride: 2, padding: 1);
        RegisterComponents();
    }

    public override int FeatureCount(LayerSet layers, int cells)
    {
        var width = Spec.Width;
        var encoder = cells * cells * (width + (2 * width * (2 + QuantizedStack.Blocks)) + Spec.CodeSize);
        var decoder = cells * cells * (Spec.CodeSize + (width * (1 + QuantizedStack.Blocks)) + (width / 2));
        return layers switch
        {
            LayerSet.Encoder => encoder,
            LayerSet.Decoder => decoder,
            _ => encoder + decoder,
        };
    }

    /// <returns>(N, code size, side / 4, side / 4).</returns>
    public Tensor Encode(Tensor images, ICollection<Tensor>? trace = null)
    {
        var first = _first.call(images);
        var second = _second.call(first.relu());
        var inner = new List<Tensor>();
        var stacked = _encoder.Run(_third.call(second.relu()), inner);
        var code = _toCode.call(stacked);
        foreach (var maps in (Tensor[])[first, second, .. inner, code])
        {
            trace?.Add(maps);
        }

        return code;
    }

    /// <summary>The nearest code at every place, by Euclidean distance.</summary>
    /// <param name="maps">(N, code size, h, w).</param>
    /// <returns>The same shape; gradients go to the book.</returns>
    public Tensor Quantize(Tensor maps)
    {
        var rows = maps.detach().permute(0, 2, 3, 1).reshape(-1, Spec.CodeSize);
        // The rows' own lengths change nothing about which code is nearest.
        var distances = _codes.square().sum(1) - (rows.matmul(_codes.t()) * 2);
        var nearest = _codes.index_select(0, distances.detach().argmin(1));
        return nearest.reshape(maps.shape[0], maps.shape[2], maps.shape[3], Spec.CodeSize).permute(0, 3, 1, 2);
    }

    public Tensor Decode(Tensor quantized, ICollection<Tensor>? trace = null)
    {
        var inner = new List<Tensor>();
        var second = _decoder.Run(_fromCode.call(quantized), inner);
        var first = _secondBack.call(second).relu();
        foreach (var maps in (Tensor[])[quantized, .. inner.Take(QuantizedStack.Blocks), second, first])
        {
            trace?.Add(maps);
        }

        return _firstBack.call(first);
    }

    public override IReadOnlyList<Tensor> Activations(Tensor images, LayerSet layers, double time)
    {
        var encoder = new List<Tensor>();
        var decoder = new List<Tensor>();
        var code = Encode(images, encoder);
        if (layers != LayerSet.Encoder)
        {
            Decode(Quantize(code), decoder);
        }

        return layers == LayerSet.Decoder ? decoder : [.. encoder, .. decoder];
    }

    public override Tensor Reconstruct(Tensor images)
    {
        using var scope = NewDisposeScope();
        return Decode(Quantize(Encode(images))).MoveToOuterDisposeScope();
    }

    /// <summary>Codes drawn alike and independently: what the decoder knows without a model of the codes, which this system does not train.</summary>
    public override Tensor Sample(int count)
    {
        using var scope = NewDisposeScope();
        var side = Spec.Side / 4;
        var codes = _codes.index_select(0, randint(0, Spec.Codes, [(long)count * side * side], dtype: int64).to(_codes.device));
        return Decode(codes.reshape(count, side, side, Spec.CodeSize).permute(0, 3, 1, 2)).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var part in new Module[] { _first, _second, _third, _encoder, _toCode, _fromCode, _decoder, _secondBack, _firstBack })
            {
                part.Dispose();
            }

            _codes.Dispose();
        }

        base.Dispose(disposing);
    }
}
