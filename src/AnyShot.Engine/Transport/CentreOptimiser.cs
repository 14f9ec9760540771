using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AnyShot.Engine.Simd;

namespace AnyShot.Engine.Transport;

/// <summary>
/// Class centres by optimal transport (Hu, Gripon and Pateux 2020, "Leveraging the Feature Distribution in Transfer-based Few-Shot Learning"): queries are assigned to the
/// centres by a transport plan, and each centre moves a step towards the mean of its labelled rows and of what was assigned to it, over and over.
/// The centres themselves are never formed: their products with the queries and their squared lengths obey the same recursion.
/// Room is kept between uses; not for several threads at once.
/// </summary>
public sealed class CentreOptimiser
{
    private readonly TransportPlan _plan = new();
    private readonly ColumnTotals _totals = new();
    private AlignedFloats _along;
    private AlignedFloats _assigned;
    private float[] _squares = [];
    private float[] _alongLabelled = [];

    /// <summary>What the classes' totals were estimated to be, or were given as, after the last solution; they sum to the number of queries.</summary>
    public ReadOnlySpan<float> Totals => _totals.Current;

    /// <summary>Judges all queries of a problem.</summary>
    /// <param name="problem">As an embedding left it.</param>
    /// <param name="options">Required to be valid (<see cref="TransportOptions.Require"/>).</param>
    /// <param name="totals">
    /// Queries of each class, or shares in any scale: needed by <see cref="ColumnMarginal.Known"/>; the start of the estimate, and what the relaxed marginals tend to, under
    /// the others. Empty for equal ones.
    /// </param>
    /// <param name="exponent">In place of <see cref="TransportOptions.Exponent"/>; 0 judges every query by itself.</param>
    /// <param name="probabilities">Gets (n, N), row-major; each row sums to 1.</param>
    /// <exception cref="ArgumentException">Totals are missing, negative, not finite or all 0; or a length does not fit.</exception>
    public void Solve(CentreProblem problem, TransportOptions options, ReadOnlySpan<float> totals, double exponent, Span<float> probabilities)
    {
        if (probabilities.Length != problem.Queries * problem.Classes)
        {
            throw new ArgumentException($"{problem.Queries} queries of {problem.Classes} classes do not have {probabilities.Length} probabilities.");
        }

        _totals.Start(options, totals, problem.Classes, problem.Queries, problem.LabelledCounts);
        if (Vector512.IsHardwareAccelerated)
        {
            Solve<Simd512, Vector512<float>>(problem, options, exponent);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Solve<Simd256, Vector256<float>>(problem, options, exponent);
        }
        else
        {
            Solve<Simd128, Vector128<float>>(problem, options, exponent);
        }

        var plan = _plan.Plan;
        for (var c = 0; c < problem.Classes; c++)
        {
            for (var i = 0; i < problem.Queries; i++)
            {
                probabilities[(i * problem.Classes) + c] = plan[(c * problem.Stride) + i];
            }
        }
    }

    private void Solve<S, V>(CentreProblem problem, TransportOptions options, double exponent)
        where S : ISimd<V>
        where V : struct
    {
        Start(problem);
        for (var round = 0; round < options.Rounds; round++)
        {
            Assign<S, V>(problem, options, exponent);
            Gather<S, V>(problem);
            Move<S, V>(problem, (float)options.Step);
            _totals.Learn(_plan, options);
        }

        Assign<S, V>(problem, options, exponent);
    }

    /// <summary>Centres are the means of their labelled rows.</summary>
    private void Start(CentreProblem problem)
    {
        var (classes, stride) = (problem.Classes, problem.Stride);
        _plan.Prepare(classes, problem.Queries);
        _assigned.Take((classes + 1) * stride);
        if (_squares.Length < classes)
        {
            _squares = new float[classes];
            _alongLabelled = new float[classes];
        }

        var along = _along.Take(classes * stride);
        for (var c = 0; c < classes; c++)
        {
            var share = 1f / problem.LabelledCounts[c];
            System.Numerics.Tensors.TensorPrimitives.Multiply(problem.LabelledProducts.Slice(c * stride, stride), share, along.Slice(c * stride, stride));
            _squares[c] = problem.LabelledSquares[c] * share * share;
            _alongLabelled[c] = problem.LabelledSquares[c] * share;
        }
    }

    /// <summary>The plan for the squared distances; the length of a query is the same for all its classes and falls out.</summary>
    private void Assign<S, V>(CentreProblem problem, TransportOptions options, double exponent)
        where S : ISimd<V>
        where V : struct
    {
        var lambda = (float)options.Lambda;
        ref var scores = ref MemoryMarshal.GetReference(_plan.Scores);
        ref var along = ref MemoryMarshal.GetReference(_along.Span(problem.Classes * problem.Stride));
        var twice = S.Broadcast(2 * lambda);
        for (var c = 0; c < problem.Classes; c++)
        {
            var square = S.Broadcast(-lambda * _squares[c]);
            for (var q = 0; q < problem.Stride; q += S.Lanes)
            {
                var at = (c * problem.Stride) + q;
                S.Store(S.MultiplyAdd(twice, S.Load(ref along, at), square), ref scores, at);
            }
        }

        _totals.Assign(_plan, options, exponent);
    }

    /// <summary>Products of the queries with the sums of what was assigned to each class: the plan times the queries' products, two classes at a time.</summary>
    private void Gather<S, V>(CentreProblem problem)
        where S : ISimd<V>
        where V : struct
    {
        const int Wide = 5;
        var (stride, queries) = (problem.Stride, problem.Queries);
        ref var plan = ref MemoryMarshal.GetReference(_plan.PaddedPlan);
        ref var products = ref MemoryMarshal.GetReference(problem.QueryProducts);
        ref var assigned = ref MemoryMarshal.GetReference(_assigned.Span((problem.Classes + 1) * stride));
        for (var c = 0; c < problem.Classes; c += 2)
        {
            var (first, second) = (c * stride, (c + 1) * stride);
            var q = 0;
            for (; q <= stride - (Wide * S.Lanes); q += Wide * S.Lanes)
            {
                V a0 = S.Zero, a1 = S.Zero, a2 = S.Zero, a3 = S.Zero, a4 = S.Zero;
                V b0 = S.Zero, b1 = S.Zero, b2 = S.Zero, b3 = S.Zero, b4 = S.Zero;
                for (var j = 0; j < queries; j++)
                {
                    var at = (j * stride) + q;
                    var a = S.Broadcast(System.Runtime.CompilerServices.Unsafe.Add(ref plan, first + j));
                    var b = S.Broadcast(System.Runtime.CompilerServices.Unsafe.Add(ref plan, second + j));
                    var x = S.Load(ref products, at);
                    a0 = S.MultiplyAdd(x, a, a0);
                    b0 = S.MultiplyAdd(x, b, b0);
                    x = S.Load(ref products, at + S.Lanes);
                    a1 = S.MultiplyAdd(x, a, a1);
                    b1 = S.MultiplyAdd(x, b, b1);
                    x = S.Load(ref products, at + (2 * S.Lanes));
                    a2 = S.MultiplyAdd(x, a, a2);
                    b2 = S.MultiplyAdd(x, b, b2);
                    x = S.Load(ref products, at + (3 * S.Lanes));
                    a3 = S.MultiplyAdd(x, a, a3);
                    b3 = S.MultiplyAdd(x, b, b3);
                    x = S.Load(ref products, at + (4 * S.Lanes));
                    a4 = S.MultiplyAdd(x, a, a4);
                    b4 = S.MultiplyAdd(x, b, b4);
                }

                Store5<S, V>(ref assigned, first + q, a0, a1, a2, a3, a4);
                Store5<S, V>(ref assigned, second + q, b0, b1, b2, b3, b4);
            }

            for (; q < stride; q += S.Lanes)
            {
                V a0 = S.Zero, b0 = S.Zero;
                for (var j = 0; j < queries; j++)
                {
                    var x = S.Load(ref products, (j * stride) + q);
                    a0 = S.MultiplyAdd(x, S.Broadcast(System.Runtime.CompilerServices.Unsafe.Add(ref plan, first + j)), a0);
                    b0 = S.MultiplyAdd(x, S.Broadcast(System.Runtime.CompilerServices.Unsafe.Add(ref plan, second + j)), b0);
                }

                S.Store(a0, ref assigned, first + q);
                S.Store(b0, ref assigned, second + q);
            }
        }
    }

    private static void Store5<S, V>(ref float destination, int at, V v0, V v1, V v2, V v3, V v4)
        where S : ISimd<V>
        where V : struct
    {
        S.Store(v0, ref destination, at);
        S.Store(v1, ref destination, at + S.Lanes);
        S.Store(v2, ref destination, at + (2 * S.Lanes));
        S.Store(v3, ref destination, at + (3 * S.Lanes));
        S.Store(v4, ref destination, at + (4 * S.Lanes));
    }

    /// <summary>Moves each centre m to m + step (e - m), where e = (labelled sum + assigned sum) / (labelled count + assigned mass).</summary>
    private void Move<S, V>(CentreProblem problem, float step)
        where S : ISimd<V>
        where V : struct
    {
        var stride = problem.Stride;
        ref var plan = ref MemoryMarshal.GetReference(_plan.PaddedPlan);
        ref var along = ref MemoryMarshal.GetReference(_along.Span(problem.Classes * stride));
        ref var assigned = ref MemoryMarshal.GetReference(_assigned.Span((problem.Classes + 1) * stride));
        ref var labelled = ref MemoryMarshal.GetReference(problem.LabelledProducts);
        for (var c = 0; c < problem.Classes; c++)
        {
            var weight = 1f / (problem.LabelledCounts[c] + _plan.Totals[c]);
            V planLabelled = S.Zero, planAssigned = S.Zero, planAlong = S.Zero;
            var (kept, moved) = (S.Broadcast(1 - step), S.Broadcast(step * weight));
            for (var q = 0; q < stride; q += S.Lanes)
            {
                var at = (c * stride) + q;
                var p = S.Load(ref plan, at);
                var l = S.Load(ref labelled, at);
                var y = S.Load(ref assigned, at);
                var x = S.Load(ref along, at);
                planLabelled = S.MultiplyAdd(p, l, planLabelled);
                planAssigned = S.MultiplyAdd(p, y, planAssigned);
                planAlong = S.MultiplyAdd(p, x, planAlong);
                S.Store(S.MultiplyAdd(x, kept, S.Multiply(S.Add(l, y), moved)), ref along, at);
            }

            var labelledSquare = problem.LabelledSquares[c];
            var withLabelled = S.Sum(planLabelled);
            var targetSquare = (labelledSquare + (2 * withLabelled) + S.Sum(planAssigned)) * weight * weight;
            var targetAlongCentre = (_alongLabelled[c] + S.Sum(planAlong)) * weight;
            var targetAlongLabelled = (labelledSquare + withLabelled) * weight;
            _squares[c] = ((1 - step) * (1 - step) * _squares[c]) + (2 * step * (1 - step) * targetAlongCentre) + (step * step * targetSquare);
            _alongLabelled[c] = ((1 - step) * _alongLabelled[c]) + (step * targetAlongLabelled);
        }
    }
}
