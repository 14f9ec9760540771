using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Generation;

/// <summary>What a trained generator consists of: scaling, G and E. Owns them.</summary>
internal sealed class FeatureNetworks : Module
{
    private readonly InputScaling _scaling;
    private readonly GeneratorNetwork _generator;
    private readonly EmbeddingNetwork _embedding;

    public FeatureNetworks(EGanSizes sizes, Generator random)
        : base(nameof(FeatureNetworks))
    {
        _scaling = new InputScaling(sizes);
        _generator = new GeneratorNetwork(sizes, random);
        _embedding = new EmbeddingNetwork(sizes, random);
        RegisterComponents();
    }

    public InputScaling Scaling => _scaling;

    public GeneratorNetwork Generator => _generator;

    public EmbeddingNetwork Embedding => _embedding;
}
