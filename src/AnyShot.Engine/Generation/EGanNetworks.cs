using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Generation;

/// <summary>All networks of a training: those that stay (<see cref="Kept"/>) and D, P and F, which only train them. Owns them.</summary>
internal sealed class EGanNetworks : Module
{
    private readonly FeatureNetworks _kept;
    private readonly CriticNetwork _critic;
    private readonly ProjectionNetwork _projection;
    private readonly ComparatorNetwork _comparator;

    public EGanNetworks(EGanSizes sizes, ulong seed)
        : base(nameof(EGanNetworks))
    {
        using var random = new Generator(seed);
        _kept = new FeatureNetworks(sizes, random);
        _critic = new CriticNetwork(sizes, random);
        _projection = new ProjectionNetwork(sizes, random);
        _comparator = new ComparatorNetwork(sizes, random);
        RegisterComponents();
    }

    public FeatureNetworks Kept => _kept;

    public CriticNetwork Critic => _critic;

    public ProjectionNetwork Projection => _projection;

    public ComparatorNetwork Comparator => _comparator;

    /// <summary>Of D, E, P and F: what the critic's step trains.</summary>
    public IEnumerable<Parameter> CriticSide => [.. _critic.parameters(), .. _kept.Embedding.parameters(), .. _projection.parameters(), .. _comparator.parameters()];
}
