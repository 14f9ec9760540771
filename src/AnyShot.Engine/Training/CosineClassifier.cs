using AnyShot.Engine.Backbones;
using AnyShot.Engine.Rendering;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training;

/// <summary>
/// The network with a classifier by cosine on top (Gidaris and Komodakis, "Dynamic Few-Shot Visual Learning without Forgetting", 2018): classes are
/// directions, so that afterwards a mean of embeddings can take the classifier's place. (N, 1, 128, 128) to (N, classes) logits.
/// </summary>
internal sealed class CosineClassifier : Module<Tensor, Tensor>
{
    /// <summary>Cosines lie within -1 and 1; without a factor the softmax could not become sure.</summary>
    private const float Sharpness = 12;

    private readonly SmallResNet _network;
    private readonly Parameter _centres;

    public CosineClassifier()
        : base(nameof(CosineClassifier))
    {
        _network = new SmallResNet();
        _centres = Parameter(randn(VirtualClasses.Names.Count, SmallResNet.EmbeddingSize));
        RegisterComponents();
    }

    public SmallResNet Network => _network;

    public override Tensor forward(Tensor image)
    {
        using var scope = NewDisposeScope();
        var directions = functional.normalize(_centres);
        return (_network.call(image).matmul(directions.t()) * Sharpness).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _network.Dispose();
            _centres.Dispose();
        }

        base.Dispose(disposing);
    }
}
