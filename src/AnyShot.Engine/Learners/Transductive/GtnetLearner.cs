using AnyShot.Engine.Episodes;
using AnyShot.Engine.Graphs;
using AnyShot.Engine.Transport;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// GTnet ("Graph Embedding and Optimal Transport for Few-Shot Classification of Metal Surface Defect", 2022): the same embedding and transport on power-transformed shots, with
/// a wider and deeper graph for one shot. Generated features take part in episodes without shots only.
/// </summary>
public sealed class GtnetLearner : TransportLearner
{
    private readonly GraphOptions? _graph;
    private readonly CompatSwitches _compat;

    /// <param name="transport">Settings of the centre optimisation.</param>
    /// <param name="graph">In place of the paper's settings by number of shots.</param>
    /// <param name="compat">Flaws of the reference to reproduce.</param>
    /// <exception cref="ArgumentException">A setting is out of range; one sentence names it.</exception>
    public GtnetLearner(TransportOptions? transport = null, GraphOptions? graph = null, CompatSwitches compat = CompatSwitches.None)
        : base(transport ?? new TransportOptions())
    {
        graph?.Require();
        _graph = graph;
        _compat = compat;
    }

    public override string Name => "gtnet";

    /// <summary>The paper's settings.</summary>
    public static GraphOptions DefaultGraph(int shots) => shots <= 1
        ? new GraphOptions { Neighbours = 10, Kappa = 9, Alpha = 0.5 }
        : new GraphOptions { Neighbours = 4, Kappa = 1, Alpha = 0.75 };

    protected override GraphOptions GraphFor(int shots) => _graph ?? (DefaultGraph(shots) with { Compat = _compat });

    protected override (Tensor First, Tensor? Second, Tensor Queries) Rows(Tensor synthetic, Tensor support, Tensor queries)
    {
        var (labelled, asked) = PowerTransform.Apply(support.shape[1] > 0 ? support : synthetic, queries);
        return (labelled, null, asked);
    }
}
