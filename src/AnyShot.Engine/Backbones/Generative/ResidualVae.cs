using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>
/// The variational auto-encoder of colour images: residual blocks, three poolings and a mean; five transposed convolutions with three blocks each on the way back.
/// Pixels are -1 to 1 and normal with variance 1. With 32 x 32 pixels and width 32 the published one: features of 1504 (encoder), 992 (decoder) and 2496 numbers.
/// Another side, a multiple of 16, changes the kernel of the first transposed convolution, which is side / 16.
/// </summary>
internal sealed class ResidualVae : VariationalNetwork
{
    private const int Steps = 5;

    private readonly ModuleList<Sequential> _down = ModuleList<Sequential>();
    private readonly ModuleList<ConvTranspose2d> _grow = ModuleList<ConvTranspose2d>();
    private readonly ModuleList<Sequential> _up = ModuleList<Sequential>();
    private readonly Linear _code;

    public ResidualVae(GenerativeSpec spec)
        : base("residual-vae", spec)
    {
        var width = spec.Width;
        int[] encoder = [spec.Channels, width, 2 * width, 4 * width, 8 * width];
        _down.append(Sequential(Block(encoder[0], width), Block(width, width), Block(width, width)));
        for (var i = 2; i < encoder.Length; i++)
        {
            _down.append(Sequential(Block(encoder[i - 1], encoder[i]), Block(encoder[i], encoder[i])));
        }

        _code = Linear(8 * width, 2 * spec.CodeSize);
        int[] decoder = [spec.CodeSize, 8 * width, 4 * width, 2 * width, width, spec.Channels];
        for (var i = 0; i < Steps; i++)
        {
            var kernel = i == 0 ? spec.Side / 16 : 2;
            _grow.append(ConvTranspose2d(decoder[i], decoder[i], kernel, stride: kernel));
            _up.append(Sequential(Block(decoder[i], decoder[i + 1]), Block(decoder[i + 1], decoder[i + 1]), Block(decoder[i + 1], decoder[i + 1])));
        }

        RegisterComponents();
    }

    public override bool HasBernoulliPixels => false;

    public override int FeatureCount(LayerSet layers, int cells)
    {
        // The last maps of the encoder are averaged by the network itself.
        var area = cells * cells;
        var encoder = (((7 * area) + 8) * Spec.Width) + (2 * Spec.CodeSize);
        var decoder = Spec.CodeSize + (15 * area * Spec.Width);
        return layers switch
        {
            LayerSet.Encoder => encoder,
            LayerSet.Decoder => decoder,
            _ => encoder + decoder,
        };
    }

    public override (Tensor Mean, Tensor LogVariance) Encode(Tensor images, ICollection<Tensor>? trace = null)
    {
        var maps = images;
        for (var i = 0; i < _down.Count; i++)
        {
            maps = _down[i].call(maps);
            maps = i < _down.Count - 1 ? functional.avg_pool2d(maps, 2) : maps.mean([2, 3]);
            trace?.Add(maps);
        }

        var code = _code.call(maps);
        trace?.Add(code);
        var halves = code.chunk(2, 1);
        return (halves[0], halves[1] * 2);
    }

    public override Tensor Decode(Tensor codes, ICollection<Tensor>? trace = null)
    {
        var maps = codes.reshape(-1, Spec.CodeSize, 1, 1);
        for (var i = 0; i < Steps; i++)
        {
            trace?.Add(i == 0 ? codes : maps);
            maps = _up[i].call(_grow[i].call(maps));
        }

        return maps;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var part in new Module[] { _down, _grow, _up, _code })
            {
                part.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private static VaeResidualBlock Block(int from, int to) => new(from, to);
}
