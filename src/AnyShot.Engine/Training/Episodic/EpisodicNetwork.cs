using AnyShot.Engine.Backbones;
using AnyShot.Engine.Learners;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>What is trained: the backbone; with cosine distances their sharpness; with semantic vectors the layer that makes class means of them, and the sharpness there.</summary>
internal sealed class EpisodicNetwork : Module
{
    private const float FirstKappa = 10;

    private readonly FeatureNetwork _backbone;
    private readonly Parameter? _kappa;
    private readonly Linear? _semantics;
    private readonly Parameter? _semanticKappa;

    /// <param name="backbone">Belongs to this from now on.</param>
    /// <param name="metric">Of the loss.</param>
    /// <param name="semanticSize">Numbers in a semantic vector; 0 where there are none.</param>
    public EpisodicNetwork(FeatureNetwork backbone, EpisodicMetric metric, int semanticSize = 0)
        : base(nameof(EpisodicNetwork))
    {
        _backbone = backbone;
        _kappa = metric == EpisodicMetric.Cosine ? Parameter(full([1], FirstKappa)) : null;
        _semantics = semanticSize > 0 ? Linear(semanticSize, backbone.FeatureSize) : null;
        _semanticKappa = semanticSize > 0 ? Parameter(full([1], FirstKappa)) : null;
        RegisterComponents();
    }

    public FeatureNetwork Backbone => _backbone;

    /// <summary>Sharpness of the cosine, (1); null with Euclidean distances.</summary>
    public Parameter? Kappa => _kappa;

    /// <summary>Negative distances of embeddings to the class means of semantic vectors, both at unit length: (Q, d) and (N, a) to (Q, N).</summary>
    public Tensor SemanticLogits(Tensor queries, Tensor semantics) => EpisodeLoss.Logits(queries, _semantics!.call(semantics), _semanticKappa);

    /// <summary>The layer for semantic vectors by itself; null where there are none.</summary>
    /// <param name="weightInShots">Shots that it is worth.</param>
    public SemanticPrototypes? Semantics(double weightInShots)
    {
        if (_semantics is null)
        {
            return null;
        }

        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        return new SemanticPrototypes(Numbers(_semantics.weight), Numbers(_semantics.bias!), weightInShots);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _backbone.Dispose();
            _kappa?.Dispose();
            _semantics?.Dispose();
            _semanticKappa?.Dispose();
        }

        base.Dispose(disposing);
    }

    private static float[] Numbers(Tensor values) => values.cpu().contiguous().data<float>().ToArray();
}
