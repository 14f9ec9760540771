using AnyShot.Engine.Graphs;
using AnyShot.Engine.Transport;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// The any-shot method on episodes: generated features and shots count alike, all rows become attention profiles of their neighbour graph, and class centres are
/// found by optimal transport. Works without shots and without generated features, as long as a class has either.
/// </summary>
public sealed class AnyShotEpisodeLearner : TransportLearner
{
    /// <summary>
    /// Weight of the distance to the class means where the mix of the queries is not known, chosen on validation classes: in a mix that is far from even, the
    /// transport alone takes parts of common classes for rare ones, and what a query looks like by itself holds it back.
    /// </summary>
    public const double StandardMeanWeight = 3;

    private readonly GraphOptions? _graph;

    /// <param name="graph">Settings of the embedding; null for <see cref="DefaultGraph"/>.</param>
    /// <param name="transport">Settings of the centre optimisation.</param>
    /// <param name="meanWeight">
    /// The plan's probabilities are multiplied by exp(-weight * squared distance to the class mean of unit-length rows), 0 to 1000; 0 is the published form. Null for
    /// <see cref="StandardMeanWeight"/> where the totals are estimated or relaxed, and 0 elsewhere.
    /// </param>
    /// <exception cref="ArgumentException">A setting is out of range; one sentence names it.</exception>
    public AnyShotEpisodeLearner(GraphOptions? graph = null, TransportOptions? transport = null, double? meanWeight = null)
        : base(transport ?? new TransportOptions())
    {
        _graph = graph;
        _graph?.Require();
        MeanWeight = meanWeight ?? (Transport.Marginal is ColumnMarginal.Em or ColumnMarginal.Unbalanced or ColumnMarginal.EmUnbalanced ? StandardMeanWeight : 0);
        if (MeanWeight is not (>= 0 and <= 1000))
        {
            throw new ArgumentException(FormattableString.Invariant($"MeanWeight is {MeanWeight}; it must be 0 to 1000."));
        }
    }

    public override string Name => "any-shot";

    public double MeanWeight { get; }

    /// <summary>
    /// The method's settings. One shot is joined to more neighbours, since it has no siblings that reach them (as in GTnet's one-shot settings; 7 was best on validation
    /// classes). Queries are centred by themselves only where their mix is presumed to be known: the mean of an unknown mix leans to its majority.
    /// </summary>
    public static GraphOptions DefaultGraph(ColumnMarginal marginal, int shots) => new()
    {
        Neighbours = shots == 1 ? 7 : 4,
        Centring = marginal is ColumnMarginal.Oracle or ColumnMarginal.Known ? Centring.Blocks : Centring.Labelled,
    };

    protected override GraphOptions GraphFor(int shots) => _graph ?? DefaultGraph(Transport.Marginal, shots);

    protected override (Tensor First, Tensor? Second, Tensor Queries) Rows(Tensor synthetic, Tensor support, Tensor queries) => (synthetic, support, queries);

    protected override Tensor Conclude(Tensor plan, Tensor labelled, Tensor queries, int ways)
    {
        if (MeanWeight == 0)
        {
            return plan;
        }

        var rows = nn.functional.normalize(labelled, dim: -1).reshape(labelled.shape[0], -1, ways, labelled.shape[2]);
        var means = rows.mean([1]);
        // ||q - m||^2 without the query's own length, which is the same for every class.
        var distances = means.square().sum(-1).unsqueeze(1) - (2 * nn.functional.normalize(queries, dim: -1).matmul(means.transpose(1, 2)));
        return nn.functional.softmax(plan.clamp_min(Smallest).log() - (MeanWeight * distances), -1);
    }

    // A plan's zeros stay a number: e^-69.
    private const double Smallest = 1e-30;
}
