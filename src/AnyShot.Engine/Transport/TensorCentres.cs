using static TorchSharp.torch;

namespace AnyShot.Engine.Transport;

/// <summary>Class centres by optimal transport for many episodes at once, as tensor code on any device. The reference of <see cref="CentreOptimiser"/>, and the way of a GPU.</summary>
public static class TensorCentres
{
    /// <param name="rows">float32 (R, L + n, f), labelled rows first, interleaved by class.</param>
    /// <param name="labelled">L, a multiple of <paramref name="ways"/>, at least that.</param>
    /// <param name="ways">N.</param>
    /// <param name="options">Required to be valid.</param>
    /// <param name="totals">float32 (R, N), in any scale, as in <see cref="CentreOptimiser.Solve"/>; null for equal ones.</param>
    /// <param name="exponent">In place of <see cref="TransportOptions.Exponent"/>.</param>
    /// <returns>Probabilities, float32 (R, n, N).</returns>
    public static Tensor Solve(Tensor rows, int labelled, int ways, TransportOptions options, Tensor? totals, double exponent)
    {
        using var scope = NewDisposeScope();
        var (episodes, n) = (rows.shape[0], rows.shape[1] - labelled);
        var queries = rows.narrow(1, labelled, n);
        var sums = rows.narrow(1, 0, labelled).reshape(episodes, labelled / ways, ways, rows.shape[2]).sum(1L);
        var count = labelled / ways;
        var centres = sums / count;
        var equal = n / (float)ways;
        var current = Binding(options, totals) is { } given ? given * (n / given.sum(-1, keepdim: true)) : full([episodes, ways], equal, rows.dtype, rows.device);
        var least = full([episodes, 1], Math.Min(count, equal), rows.dtype, rows.device);
        for (var round = 0; round < options.Rounds; round++)
        {
            using var inner = NewDisposeScope();
            var scores = Scores(queries, centres, options.Lambda);
            var plan = Plan(scores, current, least, options, exponent);
            var estimates = (sums + plan.transpose(1, 2).matmul(queries)) / (plan.sum(1L).unsqueeze(-1) + count);
            centres = (centres + ((estimates - centres) * options.Step)).MoveToOuterDisposeScope();
            if (options.Marginal is ColumnMarginal.Em or ColumnMarginal.EmUnbalanced)
            {
                var seen = (options.Marginal == ColumnMarginal.Em ? scores.softmax(-1) : plan).sum(1L);
                var estimated = ((current * (1 - options.EmRate)) + (seen * options.EmRate)).clamp_min(options.EmFloor * equal);
                current = (estimated * (n / estimated.sum(-1, keepdim: true))).MoveToOuterDisposeScope();
            }
            else if (options.Marginal == ColumnMarginal.MinSize)
            {
                least = nn.functional.one_hot(plan.argmax(-1), ways).sum(1L).amin([-1], keepdim: true).to_type(rows.dtype).MoveToOuterDisposeScope();
            }
        }

        return Plan(Scores(queries, centres, options.Lambda), current, least, options, exponent).MoveToOuterDisposeScope();
    }

    /// <summary>What was given of the totals, where the marginal looks at it.</summary>
    private static Tensor? Binding(TransportOptions options, Tensor? totals) => options.Marginal switch
    {
        ColumnMarginal.Known => totals ?? throw new ArgumentException("The known marginal needs the classes' totals, and none were given."),
        ColumnMarginal.Oracle or ColumnMarginal.None or ColumnMarginal.MinSize => null,
        _ => totals,
    };

    /// <summary>-lambda times the squared distances.</summary>
    private static Tensor Scores(Tensor queries, Tensor centres, double lambda)
    {
        var squared = queries.square().sum(-1, keepdim: true) + centres.square().sum(-1).unsqueeze(1) - (queries.matmul(centres.transpose(1, 2)) * 2);
        return squared * -lambda;
    }

    private static Tensor Plan(Tensor scores, Tensor totals, Tensor least, TransportOptions options, double exponent) => options.Marginal switch
    {
        ColumnMarginal.MinSize => TensorPlan.SolveMinSize(scores, least, options.MinSizeSweeps),
        ColumnMarginal.None => TensorPlan.Solve(scores, totals, 0, options.Tolerance, options.MostSweeps),
        ColumnMarginal.Unbalanced or ColumnMarginal.EmUnbalanced => TensorPlan.Solve(scores, totals, exponent, options.Tolerance, options.MostSweeps),
        _ => TensorPlan.Solve(scores, totals, 1, options.Tolerance, options.MostSweeps),
    };
}
