using System.Numerics.Tensors;

namespace AnyShot.Engine.Transport;

/// <summary>What the plan of the coming round is told about the classes' totals, and what is learnt from the plan of the last.</summary>
internal sealed class ColumnTotals
{
    private float[] _current = [];
    private float[] _seen = [];
    private int _classes;
    private int _queries;
    private float _least;

    public ReadOnlySpan<float> Current => _current.AsSpan(0, _classes);

    /// <inheritdoc cref="CentreOptimiser.Solve"/>
    public void Start(TransportOptions options, ReadOnlySpan<float> totals, int classes, int queries, ReadOnlySpan<int> labelledCounts)
    {
        (_classes, _queries) = (classes, queries);
        if (_current.Length < classes)
        {
            _current = new float[classes];
            _seen = new float[classes];
        }

        var current = _current.AsSpan(0, classes);
        if (totals.IsEmpty || options.Marginal is ColumnMarginal.Oracle or ColumnMarginal.None or ColumnMarginal.MinSize)
        {
            if (options.Marginal == ColumnMarginal.Known)
            {
                throw new ArgumentException("The known marginal needs the classes' totals, and none were given.");
            }

            current.Fill((float)queries / classes);
        }
        else
        {
            if (totals.Length != classes)
            {
                throw new ArgumentException($"There are {classes} classes and {totals.Length} totals.");
            }

            var sum = TensorPrimitives.Sum(totals);
            if (!(sum > 0) || !float.IsFinite(sum) || TensorPrimitives.Min(totals) < 0)
            {
                throw new ArgumentException("The classes' totals must be finite, none below 0, and not all 0.");
            }

            TensorPrimitives.Multiply(totals, queries / sum, current);
        }

        // As in the paper, the shots of a class are the first bound; more than an equal share is impossible.
        _least = Math.Min(TensorPrimitives.Min(labelledCounts), (float)queries / classes);
    }

    public void Assign(TransportPlan plan, TransportOptions options, double exponent)
    {
        switch (options.Marginal)
        {
            case ColumnMarginal.MinSize:
                plan.SolveMinSize(_least, options.MinSizeSweeps);
                break;
            case ColumnMarginal.None:
                plan.Solve(Current, 0, options.Tolerance, options.MostSweeps);
                break;
            case ColumnMarginal.Unbalanced or ColumnMarginal.EmUnbalanced:
                plan.Solve(Current, exponent, options.Tolerance, options.MostSweeps);
                break;
            default:
                plan.Solve(Current, 1, options.Tolerance, options.MostSweeps);
                break;
        }
    }

    public void Learn(TransportPlan plan, TransportOptions options)
    {
        switch (options.Marginal)
        {
            case ColumnMarginal.MinSize:
                _least = SmallestCluster(plan);
                break;
            case ColumnMarginal.Em:
                // The totals bind strictly, so the plan's own are what was put in; what the queries would choose by themselves is not.
                plan.FreeTotals(_seen.AsSpan(0, _classes));
                Estimate(_seen.AsSpan(0, _classes), options);
                break;
            case ColumnMarginal.EmUnbalanced:
                Estimate(plan.Totals, options);
                break;
            default:
                break;
        }
    }

    private void Estimate(ReadOnlySpan<float> seen, TransportOptions options)
    {
        var current = _current.AsSpan(0, _classes);
        var floor = (float)options.EmFloor * _queries / _classes;
        var rate = (float)options.EmRate;
        var sum = 0f;
        for (var c = 0; c < _classes; c++)
        {
            current[c] = Math.Max(((1 - rate) * current[c]) + (rate * seen[c]), floor);
            sum += current[c];
        }

        TensorPrimitives.Multiply(current, _queries / sum, current);
    }

    /// <summary>Queries of the class that the fewest queries prefer.</summary>
    private int SmallestCluster(TransportPlan plan)
    {
        Span<int> sizes = _classes <= 256 ? stackalloc int[_classes] : new int[_classes];
        sizes.Clear();
        for (var i = 0; i < _queries; i++)
        {
            var best = 0;
            for (var c = 1; c < _classes; c++)
            {
                best = plan.Plan[(c * plan.Stride) + i] > plan.Plan[(best * plan.Stride) + i] ? c : best;
            }

            sizes[best]++;
        }

        return TensorPrimitives.Min<int>(sizes);
    }
}
