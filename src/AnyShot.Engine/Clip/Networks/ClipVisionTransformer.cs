using AnyShot.Engine.Clip.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Clip.Networks;

/// <summary>
/// A vision transformer (Dosovitskiy et al., "An Image is Worth 16x16 Words", 2021) as in CLIP: patches, a class token, a layer normalisation before the blocks
/// and one on the class token behind them, a projection. ViT-B/32, ViT-B/16, ViT-L/14 and others differ in the sizes only, which the tensors tell.
/// </summary>
internal sealed class ClipVisionTransformer : ClipImageTower
{
    private readonly Parameter _patches;
    private readonly Parameter _classToken;
    private readonly Parameter _positions;
    private readonly Parameter _projection;
    private readonly LayerNormalization _before;
    private readonly ClipTransformer _transformer;
    private readonly LayerNormalization _behind;
    private readonly long _patch;
    private readonly long _width;

    /// <param name="weights">The part <c>visual</c> of a file.</param>
    /// <param name="settings">What the tensors do not tell.</param>
    public ClipVisionTransformer(ClipWeights weights, ClipSettings settings)
        : base(nameof(ClipVisionTransformer))
    {
        _width = weights.Size("conv1.weight", 0);
        _patch = weights.Size("conv1.weight", 2);
        var grid = weights.Grid("positional_embedding");
        Side = (int)(grid * _patch);
        EmbeddingSize = (int)weights.Size("proj", 1);
        _patches = weights.Take("conv1.weight", _width, 3, _patch, _patch);
        _classToken = weights.Take("class_embedding", _width);
        _positions = weights.Take("positional_embedding", (grid * grid) + 1, _width);
        _projection = weights.Take("proj", _width, EmbeddingSize);
        _before = new LayerNormalization(weights.At("ln_pre"), _width);
        _transformer = new ClipTransformer(weights.At("transformer"), _width, settings.ImageHeads(_width), settings.Activation);
        _behind = new LayerNormalization(weights.At("ln_post"), _width);
        RegisterComponents();
    }

    /// <inheritdoc />
    public override int Side { get; }

    /// <inheritdoc />
    public override int EmbeddingSize { get; }

    public override Tensor forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        var patches = functional.conv2d(images, _patches, strides: [_patch, _patch]).flatten(2).transpose(1, 2);
        var tokens = cat([_classToken.expand(images.shape[0], 1, _width), patches], 1) + _positions;
        var seen = _transformer.Forward(_before.call(tokens), null);
        return _behind.call(seen.select(1, 0)).matmul(_projection).MoveToOuterDisposeScope();
    }
}
