using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// The network of prototypical networks (Snell, Swersky and Zemel 2017): four blocks of a 3 x 3 convolution, batch normalisation, ReLU and max-pooling by 2; the
/// last maps, flattened, are the feature: 64 numbers for 28 pixels, 256 for 32, 1,600 for 84.
/// </summary>
internal sealed class ConvolutionalNetwork : FeatureNetwork
{
    private const int Blocks = 4;

    private readonly ModuleList<Sequential> _blocks = ModuleList<Sequential>();

    /// <param name="channels">1 or 3.</param>
    /// <param name="side">Input in pixels, at least 16.</param>
    /// <param name="width">Maps of each block.</param>
    public ConvolutionalNetwork(int channels, int side, int width)
        : base($"conv4-{width}", channels, width * (side >> Blocks) * (side >> Blocks), Blocks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1 << Blocks);
        for (var block = 0; block < Blocks; block++)
        {
            _blocks.append(Sequential(Conv2d(block == 0 ? channels : width, width, 3, padding: 1), BatchNorm2d(width), ReLU(), MaxPool2d(2)));
        }

        RegisterComponents();
        InitialiseConvolutions();
    }

    protected override Tensor Stage(int stage, Tensor maps) => _blocks[stage].call(maps);

    protected override Tensor Pool(Tensor maps) => maps.flatten(1);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _blocks.Dispose();
        }

        base.Dispose(disposing);
    }
}
