using AnyShot.Engine.Graphs;
using AnyShot.Engine.Simd;
using AnyShot.Engine.Transport;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>Room of one thread for judging one episode after another without allocating.</summary>
internal sealed class EpisodeRoom
{
    private readonly NeighbourGraph _graph = new();
    private readonly AttentionRows _attention = new();
    private readonly CentreProblem _problem = new();
    private readonly CentreOptimiser _optimiser = new();
    private AlignedFloats _products;

    /// <summary>Judges the queries by their place in the graph; labelled rows come first.</summary>
    public void Judge(
        in RowSet rows, ReadOnlySpan<int> labels, int ways, GraphOptions graph, TransportOptions transport, ReadOnlySpan<float> totals, double exponent, Span<float> probabilities)
    {
        var stride = AlignedFloats.Padded(rows.Count);
        var products = _products.Take(checked(rows.Count * stride));
        RowProducts.Fill(rows, products, stride);
        _graph.Build(products, rows.Count, stride, graph.Neighbours);
        _attention.Embed(_graph, graph, labels, ways, _problem);
        _optimiser.Solve(_problem, transport, totals, exponent, probabilities);
    }

    /// <summary>Judges the queries by their rows as they are.</summary>
    public void Judge(
        in RowSet labelled, ReadOnlySpan<int> labels, in RowSet queries, int ways, TransportOptions transport, ReadOnlySpan<float> totals, double exponent, Span<float> probabilities)
    {
        _problem.FromRows(labelled, labels, queries, ways);
        _optimiser.Solve(_problem, transport, totals, exponent, probabilities);
    }
}
