using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// A small residual network for grey images of 128 x 128: about 0.24 million parameters and 43 million multiply-adds an image.
/// (N, 1, 128, 128) to (N, 64), rows of unit length. Average and maximum of the last maps are both used: a stain fills many cells, a pit one.
/// </summary>
internal sealed class SmallResNet : Module<Tensor, Tensor>
{
    public const int InputSide = 128;
    public const int EmbeddingSize = 64;
    private const int LastChannels = 96;

    private readonly Conv2d _stem;
    private readonly BatchNorm2d _stemNorm;
    private readonly ResidualBlock _block1;
    private readonly ResidualBlock _block2;
    private readonly ResidualBlock _block3;
    private readonly Linear _embedding;

    public SmallResNet()
        : base(nameof(SmallResNet))
    {
        _stem = Conv2d(1, 24, 5, stride: 2, padding: 2, bias: false);
        _stemNorm = BatchNorm2d(24);
        _block1 = new ResidualBlock(24, 32, stride: 2);
        _block2 = new ResidualBlock(32, 64, stride: 2);
        _block3 = new ResidualBlock(64, LastChannels, stride: 2);
        _embedding = Linear(2 * LastChannels, EmbeddingSize);
        RegisterComponents();
    }

    public override Tensor forward(Tensor image)
    {
        using var scope = NewDisposeScope();
        var maps = functional.relu(_stemNorm.call(_stem.call(image)));
        maps = _block3.call(_block2.call(_block1.call(maps)));
        var pooled = cat([maps.mean([2, 3]), maps.amax([2, 3])], 1);
        return functional.normalize(_embedding.call(pooled)).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stem.Dispose();
            _stemNorm.Dispose();
            _block1.Dispose();
            _block2.Dispose();
            _block3.Dispose();
            _embedding.Dispose();
        }

        base.Dispose(disposing);
    }
}
