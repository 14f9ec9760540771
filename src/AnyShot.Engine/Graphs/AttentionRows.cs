using AnyShot.Engine.Transport;

namespace AnyShot.Engine.Graphs;

/// <summary>
/// The self-attentive graph embedding of one problem. A row's feature is its attention profile: the row-wise softmax of (alpha I + A)^kappa, A the normalised
/// graph, scaled to unit length, centred and scaled again. Labelled rows come first, then queries.
/// <para>How to judge queries, stage by stage; every stage works on spans, keeps its room and allocates nothing when it runs again at the same size:
/// <code>
/// RowProducts.Fill(rows, products, stride);             // or RowProducts.Update for the one row that changed
/// graph.Build(products, rows.Count, stride, options.Neighbours);
/// attention.Embed(graph, options, labels, classes, problem);
/// optimiser.Solve(problem, transport, totals, exponent, probabilities);
/// </code></para>
/// Not for several threads at once.
/// </summary>
public sealed class AttentionRows
{
    private readonly SparseAttention _sparse = new();
    private readonly DenseAttention _dense = new();

    /// <summary>Embeds all rows and leaves their inner products in <paramref name="problem"/>.</summary>
    /// <param name="graph">Of all rows, labelled first.</param>
    /// <param name="options">Alpha, kappa and centring; <see cref="GraphOptions.Neighbours"/> went into the graph.</param>
    /// <param name="labels">Class of each labelled row, 0 to <paramref name="classes"/> - 1; every class at least once. All rows after these are queries, at least one.</param>
    /// <param name="classes">N.</param>
    /// <param name="problem">Gets the result.</param>
    /// <exception cref="ArgumentException">No query is left, or as for <see cref="CentreProblem.Prepare"/>.</exception>
    public void Embed(NeighbourGraph graph, GraphOptions options, ReadOnlySpan<int> labels, int classes, CentreProblem problem)
    {
        if (labels.Length >= graph.Count)
        {
            throw new ArgumentException($"Of {graph.Count} rows {labels.Length} are labelled, and no query is left.");
        }

        if (options.Kappa == 1)
        {
            _sparse.Embed(graph, options, labels, classes, problem);
        }
        else
        {
            _dense.Embed(graph, options, labels, classes, problem);
        }
    }
}
