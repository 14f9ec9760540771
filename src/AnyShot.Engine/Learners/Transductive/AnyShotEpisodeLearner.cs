using AnyShot.Engine.Graphs;
using AnyShot.Engine.Transport;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// The any-shot method on episodes: generated features and shots count alike, all rows become attention profiles of their neighbour graph, and class centres are
/// found by optimal transport. Works without shots and without generated features, as long as a class has either.
/// </summary>
public sealed class AnyShotEpisodeLearner : TransportLearner
{
    /// <param name="graph">Settings of the embedding; null for <see cref="DefaultGraph"/>.</param>
    /// <param name="transport">Settings of the centre optimisation.</param>
    /// <exception cref="ArgumentException">A setting is out of range; one sentence names it.</exception>
    public AnyShotEpisodeLearner(GraphOptions? graph = null, TransportOptions? transport = null)
        : base(transport ?? new TransportOptions())
    {
        Graph = graph ?? DefaultGraph(Transport.Marginal);
        Graph.Require();
    }

    public override string Name => "any-shot";

    public GraphOptions Graph { get; }

    /// <summary>The method's settings. Queries are centred by themselves only where their mix is presumed to be known: the mean of an unknown mix leans to its majority.</summary>
    public static GraphOptions DefaultGraph(ColumnMarginal marginal) => new()
    {
        Centring = marginal is ColumnMarginal.Oracle or ColumnMarginal.Known ? Centring.Blocks : Centring.Labelled,
    };

    protected override GraphOptions GraphFor(int shots) => Graph;

    protected override (Tensor First, Tensor? Second, Tensor Queries) Rows(Tensor synthetic, Tensor support, Tensor queries) => (synthetic, support, queries);
}
