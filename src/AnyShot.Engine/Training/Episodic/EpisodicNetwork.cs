using AnyShot.Engine.Backbones;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>What is trained: the backbone, and with cosine distances their sharpness.</summary>
internal sealed class EpisodicNetwork : Module
{
    private const float FirstKappa = 10;

    private readonly FeatureNetwork _backbone;
    private readonly Parameter? _kappa;

    /// <param name="backbone">Belongs to this from now on.</param>
    /// <param name="metric">Of the loss.</param>
    public EpisodicNetwork(FeatureNetwork backbone, EpisodicMetric metric)
        : base(nameof(EpisodicNetwork))
    {
        _backbone = backbone;
        _kappa = metric == EpisodicMetric.Cosine ? Parameter(full([1], FirstKappa)) : null;
        RegisterComponents();
    }

    public FeatureNetwork Backbone => _backbone;

    /// <summary>Sharpness of the cosine, (1); null with Euclidean distances.</summary>
    public Parameter? Kappa => _kappa;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _backbone.Dispose();
            _kappa?.Dispose();
        }

        base.Dispose(disposing);
    }
}
