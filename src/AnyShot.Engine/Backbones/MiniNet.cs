using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// The image side of the shipped dual encoder: a residual network for colour crops of about 96 pixels, 2.8 million parameters and 225 million multiply-adds at 96 x 96.
/// (N, 3, H, W) to (N, <see cref="EmbeddingSize"/>), any H and W from 32 on. The embedding is made of the mean and the highest activations of the last two stages:
/// a square root evens out their scales (the Hellinger map of non-negative features), then each number is standardised by the training pictures, and the whole has unit length.
/// </summary>
internal sealed class MiniNet : Module<Tensor, Tensor>
{
    public const int EmbeddingSize = 2 * (LastChannels + MiddleChannels);

    /// <summary>Of the maps of the last stage.</summary>
    internal const int LastChannels = 256;
    /// <summary>Of the maps of the stage before.</summary>
    internal const int MiddleChannels = 112;

    /// <summary>Weight of a batch in the running mean and variance of the features.</summary>
    private const double Momentum = 0.02;

    /// <summary>Added to the variance: features of unit length vary by about 1e-4.</summary>
    private const double LeastVariance = 1e-6;

    private readonly ConvolutionNorm _stem;
    private readonly ConvolutionNorm _stem2;
    private readonly Sequential _early;
    private readonly Sequential _middle;
    private readonly Sequential _last;
    private readonly BatchNorm1d _standard;

    public MiniNet()
        : base(nameof(MiniNet))
    {
        _stem = new ConvolutionNorm(3, 24, 3, 2);
        _stem2 = new ConvolutionNorm(24, 32, 3, 1);
        _early = Stage(32, 48, 2);
        _middle = Stage(48, MiddleChannels, 3);
        _last = Stage(MiddleChannels, LastChannels, 2);
        _standard = BatchNorm1d(EmbeddingSize, LeastVariance, Momentum, affine: false);
        RegisterComponents();
    }

    public long Parameters => parameters().Sum(parameter => parameter.numel());

    /// <summary>Embeddings of unit length.</summary>
    public override Tensor forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        return Standardised(Features(images)).MoveToOuterDisposeScope();
    }

    /// <summary>Features before they are standardised, (N, <see cref="EmbeddingSize"/>), none negative, float32, unit length.</summary>
    /// <param name="images">float32, or bfloat16 to compute the maps in it.</param>
    public Tensor Features(Tensor images)
    {
        var (features, middle, last) = Maps(images);
        using (middle)
        using (last)
        {
            return features;
        }
    }

    /// <summary>Features as <see cref="Features"/> gives them, and the maps of the last two stages that they are made of, (N, channels, H / 8, W / 8) and (N, channels, H / 16, W / 16).</summary>
    public (Tensor Features, Tensor Middle, Tensor Last) Maps(Tensor images)
    {
        using var scope = NewDisposeScope();
        var maps = _early.call(_stem2.call(_stem.call(images).relu_()).relu_());
        var middle = _middle.call(maps);
        var last = _last.call(middle);
        var features = Pool(last, middle);
        return (features.MoveToOuterDisposeScope(), middle.MoveToOuterDisposeScope(), last.MoveToOuterDisposeScope());
    }

    /// <summary>
    /// The embedding: features, each without its mean and in units of its deviation over the training pictures (over the batch, in training), and the whole of unit length. What all pictures
    /// have in common would outweigh by far what tells them apart.
    /// </summary>
    public Tensor Standardised(Tensor features)
    {
        using var standard = _standard.call(features);
        return functional.normalize(standard);
    }

    /// <summary>The same network for inference, with batch normalisation folded into the convolutions.</summary>
    public FoldedMiniNet Fold() => new(
        _stem.Fold(),
        _stem2.Fold(),
        [.. _early.children().Concat(_middle.children()).Cast<MiniBlock>().Select(block => block.Fold())],
        [.. _last.children().Cast<MiniBlock>().Select(block => block.Fold())],
        _standard.running_mean!,
        (_standard.running_var! + LeastVariance).rsqrt());

    /// <summary>
    /// Square roots of the mean and of the highest activations of both stages, each group and the whole of unit length. A stain fills many cells, a pit one: the mean sees the first,
    /// the maximum the second.
    /// </summary>
    internal static Tensor Pool(Tensor last, Tensor middle)
    {
        using var scope = NewDisposeScope();
        var (deep, wide) = (last.to(ScalarType.Float32), middle.to(ScalarType.Float32));
        return functional.normalize(cat([Root(deep.mean([2, 3])), Root(deep.amax([2, 3])), Root(wide.mean([2, 3])), Root(wide.amax([2, 3]))], 1)).MoveToOuterDisposeScope();
    }

    // The small number keeps the slope of the root finite where a channel is silent.
    private static Tensor Root(Tensor activations) => functional.normalize((activations + 1e-6).sqrt());

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stem.Dispose();
            _stem2.Dispose();
            _early.Dispose();
            _middle.Dispose();
            _last.Dispose();
            _standard.Dispose();
        }

        base.Dispose(disposing);
    }

    private static Sequential Stage(int inChannels, int outChannels, int blocks) =>
        Sequential(Enumerable.Range(0, blocks).Select(i => (Module<Tensor, Tensor>)new MiniBlock(i == 0 ? inChannels : outChannels, outChannels, i == 0 ? 2 : 1)));
}
