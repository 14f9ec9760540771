using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>
/// Picture to code: a 1 x 1 convolution, residual blocks that halve the maps down to 4 (3 at the least), the deviation within the batch as one more map, a 3 x 3
/// convolution and two linear layers. In evaluation mode that map is zero, so that a feature does not depend on its neighbours in the batch (correction P6).
/// </summary>
internal sealed class GanEncoder : Module<Tensor, Tensor>
{
    private const int Smallest = 4;
    private const int GroupSize = 4;

    private readonly Conv2d _first;
    private readonly ModuleList<GanDownBlock> _blocks = ModuleList<GanDownBlock>();
    private readonly Conv2d _mixing;
    private readonly Linear _hidden;
    private readonly Linear _code;

    public GanEncoder(GenerativeSpec spec)
        : base(nameof(GanEncoder))
    {
        _first = Conv2d(spec.Channels, spec.Width, 1);
        var side = spec.Side;
        for (; side > Smallest; side = (side + 1) / 2)
        {
            _blocks.append(new GanDownBlock(spec.Width));
        }

        _mixing = Conv2d(spec.Width + 1, spec.Width, 3, padding: 1);
        _hidden = Linear(spec.Width * side * side, spec.Width);
        _code = Linear(spec.Width, spec.CodeSize);
        RegisterComponents();
    }

    /// <param name="images">(N, channels, side, side), -1 to 1.</param>
    /// <returns>(N, code size).</returns>
    public override Tensor forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        var maps = functional.leaky_relu(_first.call(images), GanMapping.Slope);
        foreach (var block in _blocks)
        {
            maps = block.call(maps);
        }

        maps = functional.leaky_relu(_mixing.call(cat([maps, Deviation(maps)], 1)), GanMapping.Slope);
        return _code.call(functional.leaky_relu(_hidden.call(maps.flatten(1)), GanMapping.Slope)).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var part in new Module[] { _first, _blocks, _mixing, _hidden, _code })
            {
                part.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    /// <summary>Mean deviation of all activations within groups of four images (Karras et al. 2018); (N, 1, h, w).</summary>
    private Tensor Deviation(Tensor maps)
    {
        var (count, height, width) = (maps.shape[0], maps.shape[2], maps.shape[3]);
        if (!training)
        {
            return zeros([count, 1, height, width], device: maps.device);
        }

        var size = count % GroupSize == 0 ? GroupSize : count;
        var grouped = maps.reshape(size, count / size, maps.shape[1], height, width);
        var variance = (grouped - grouped.mean([0], keepdim: true)).square().mean([0]);
        var deviation = (variance + 1e-8).sqrt().mean([1, 2, 3]);
        return deviation.reshape(1, -1, 1, 1, 1).expand(size, -1, 1, height, width).reshape(count, 1, height, width);
    }
}
