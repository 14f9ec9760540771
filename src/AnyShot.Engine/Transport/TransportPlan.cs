using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AnyShot.Engine.Simd;

namespace AnyShot.Engine.Transport;

/// <summary>
/// Entropic optimal transport of queries to classes (Cuturi 2013): every query has mass 1, the classes' totals bind strictly, loosely (Chizat et al. 2018) or
/// not at all. Stabilised scaling: the potentials of the classes are kept in the logarithmic domain and absorbed into the kernel, which is computed once where nothing
/// runs away, and they are the start of the next call, whose scores usually differ little. Classes are the rows of all matrices, so that vectors run over
/// queries. Room is kept between uses; not for several threads at once.
/// </summary>
public sealed class TransportPlan
{
    // A scale further from 1 than this is absorbed before the kernel is used again.
    private const float MostScale = 1e8f;

    // Potential of a class that must stay empty: far below every score, and finite.
    private const float Closed = -1e6f;

    private AlignedFloats _scores;
    private AlignedFloats _kernel;
    private AlignedFloats _plan;
    private AlignedFloats _rowScales;
    private AlignedFloats _rowMasses;
    private float[] _potentials = [];
    private float[] _scales = [];
    private float[] _totals = [];

    /// <summary>Queries (n).</summary>
    public int Queries { get; private set; }

    /// <summary>Classes (N).</summary>
    public int Classes { get; private set; }

    /// <summary>From one class's row to the next: n, padded.</summary>
    public int Stride { get; private set; }

    /// <summary>(N, <see cref="Stride"/>): -lambda times the cost, up to a constant for each query. To be filled before each solution.</summary>
    public Span<float> Scores => _scores.Span(Classes * Stride);

    /// <summary>(N, <see cref="Stride"/>): share of each query that goes to each class; a query's shares sum to 1. What is beyond n is 0.</summary>
    public ReadOnlySpan<float> Plan => _plan.Span(Classes * Stride);

    /// <summary>Sum of each class's row of <see cref="Plan"/>.</summary>
    public ReadOnlySpan<float> Totals => _totals.AsSpan(0, Classes);

    internal Span<float> RowMasses => _rowMasses.Span(Stride);

    /// <summary>Makes room and forgets the potentials.</summary>
    public void Prepare(int classes, int queries)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(queries, 1);
        (Classes, Queries, Stride) = (classes, queries, AlignedFloats.Padded(queries));
        _scores.Take(checked(classes * Stride)).Clear();
        _kernel.Take(classes * Stride);
        // One row more: the centre optimisation takes classes in pairs.
        _plan.Take((classes + 1) * Stride).Clear();
        _rowScales.Take(Stride);
        var masses = _rowMasses.Take(Stride);
        masses[..queries].Fill(1f);
        masses[queries..].Clear();
        if (_potentials.Length < classes)
        {
            _potentials = new float[classes];
            _scales = new float[classes];
            _totals = new float[classes];
        }

        _potentials.AsSpan(0, classes).Clear();
    }

    /// <summary>Finds the plan for the scores.</summary>
    /// <param name="totals">Mass of each class, at least 0; their sum is n where they bind strictly. Not looked at when <paramref name="exponent"/> is 0.</param>
    /// <param name="exponent">1: totals bind; 0: every query by itself (softmax); between: relaxed, tau / (tau + 1 / lambda).</param>
    /// <param name="tolerance">Sweeps end when the rows' sums are 1 within this after the classes were scaled.</param>
    /// <param name="mostSweeps">They end then in any case.</param>
    /// <returns>Sweeps.</returns>
    public int Solve(ReadOnlySpan<float> totals, double exponent, double tolerance, int mostSweeps)
    {
        if (exponent > 0 && totals.Length != Classes)
        {
            throw new ArgumentException($"There are {Classes} classes and {totals.Length} totals.");
        }

        return Vector512.IsHardwareAccelerated ? Solve<Simd512, Vector512<float>>(totals, (float)exponent, (float)tolerance, mostSweeps)
            : Vector256.IsHardwareAccelerated ? Solve<Simd256, Vector256<float>>(totals, (float)exponent, (float)tolerance, mostSweeps)
            : Solve<Simd128, Vector128<float>>(totals, (float)exponent, (float)tolerance, mostSweeps);
    }

    /// <summary>Mass that each class would have for these scores if every query chose by itself. Leaves plan and potentials as they are.</summary>
    /// <param name="totals">Gets N numbers; they sum to n.</param>
    public void FreeTotals(Span<float> totals)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            FreeTotals<Simd512, Vector512<float>>(totals);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            FreeTotals<Simd256, Vector256<float>>(totals);
        }
        else
        {
            FreeTotals<Simd128, Vector128<float>>(totals);
        }
    }

    /// <summary>
    /// Finds the plan of Boosted Min-Size Sinkhorn (Hu, Pateux and Gripon 2021): rows are scaled to 1 and classes that hold less than <paramref name="least"/> are scaled up
    /// to it, in turn; the rows come last.
    /// </summary>
    public void SolveMinSize(float least, int sweeps)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            SolveMinSize<Simd512, Vector512<float>>(least, sweeps);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            SolveMinSize<Simd256, Vector256<float>>(least, sweeps);
        }
        else
        {
            SolveMinSize<Simd128, Vector128<float>>(least, sweeps);
        }
    }

    private void FreeTotals<S, V>(Span<float> totals)
        where S : ISimd<V>
        where V : struct
    {
        Kernel<S, V>(free: true);
        ScaleRows<S, V>();
        for (var c = 0; c < Classes; c++)
        {
            totals[c] = ClassSum<S, V>(c);
        }
    }

    private int Solve<S, V>(ReadOnlySpan<float> totals, float exponent, float tolerance, int mostSweeps)
        where S : ISimd<V>
        where V : struct
    {
        if (exponent == 0)
        {
            Kernel<S, V>(free: true);
            ScaleRows<S, V>();
            Finish<S, V>();
            return 0;
        }

        for (var c = 0; c < Classes; c++)
        {
            _potentials[c] = totals[c] > 0 ? Math.Max(_potentials[c], Closed / 2) : Closed;
        }

        Kernel<S, V>();
        var known = false;
        var sweep = 0;
        while (true)
        {
            var deviation = ScaleRows<S, V>();
            if ((known && deviation < tolerance) || sweep == mostSweeps)
            {
                break;
            }

            sweep++;
            known = ScaleClasses<S, V>(totals, exponent);
            if (!known)
            {
                Absorb();
                Kernel<S, V>();
            }
        }

        Finish<S, V>();
        Absorb();
        return sweep;
    }

    private void SolveMinSize<S, V>(float least, int sweeps)
        where S : ISimd<V>
        where V : struct
    {
        Kernel<S, V>(free: true);
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            ScaleRows<S, V>();
            var starved = false;
            for (var c = 0; c < Classes; c++)
            {
                var mass = _scales[c] * ClassSum<S, V>(c);
                if (mass < least)
                {
                    _scales[c] = Math.Min(_scales[c] * (least / Math.Max(mass, 1e-30f)), 1e30f);
                    starved = true;
                }
            }

            if (!starved)
            {
                break;
            }
        }

        ScaleRows<S, V>();
        Finish<S, V>();
    }

    /// <summary>exp(score + potential), each query's largest being 1, and all scales 1.</summary>
    private void Kernel<S, V>(bool free = false)
        where S : ISimd<V>
        where V : struct
    {
        // The scales' room is free here: they all become 1 at the end.
        var potentials = _scales.AsSpan(0, Classes);
        potentials.Clear();
        if (!free)
        {
            _potentials.AsSpan(0, Classes).CopyTo(potentials);
        }

        ref var scores = ref MemoryMarshal.GetReference(Scores);
        ref var kernel = ref MemoryMarshal.GetReference(_kernel.Span(Classes * Stride));
        ref var masses = ref MemoryMarshal.GetReference(RowMasses);
        for (var q = 0; q < Stride; q += S.Lanes)
        {
            var largest = S.Broadcast(float.NegativeInfinity);
            for (var c = 0; c < Classes; c++)
            {
                largest = S.Max(largest, S.Add(S.Load(ref scores, (c * Stride) + q), S.Broadcast(potentials[c])));
            }

            var mass = S.Load(ref masses, q);
            for (var c = 0; c < Classes; c++)
            {
                var exponent = S.Subtract(S.Add(S.Load(ref scores, (c * Stride) + q), S.Broadcast(potentials[c])), largest);
                S.Store(S.Multiply(Exponential.Of<S, V>(exponent), mass), ref kernel, (c * Stride) + q);
            }
        }

        potentials.Fill(1f);
    }

    /// <summary>Scales every query to 1.</summary>
    /// <returns>Largest deviation from 1 before; of no meaning after the kernel is new.</returns>
    private float ScaleRows<S, V>()
        where S : ISimd<V>
        where V : struct
    {
        ref var kernel = ref MemoryMarshal.GetReference(_kernel.Span(Classes * Stride));
        ref var masses = ref MemoryMarshal.GetReference(RowMasses);
        ref var rowScales = ref MemoryMarshal.GetReference(_rowScales.Span(Stride));
        var tiny = S.Broadcast(1e-37f);
        var deviation = S.Zero;
        for (var q = 0; q < Stride; q += S.Lanes)
        {
            var sum = S.Zero;
            for (var c = 0; c < Classes; c++)
            {
                sum = S.MultiplyAdd(S.Load(ref kernel, (c * Stride) + q), S.Broadcast(_scales[c]), sum);
            }

            var mass = S.Load(ref masses, q);
            deviation = S.Max(deviation, S.Abs(S.Subtract(S.Multiply(S.Load(ref rowScales, q), sum), mass)));
            S.Store(S.Divide(mass, S.Max(sum, tiny)), ref rowScales, q);
        }

        return S.Largest(deviation);
    }

    /// <returns>False when a scale ran away and has to be absorbed.</returns>
    private bool ScaleClasses<S, V>(ReadOnlySpan<float> totals, float exponent)
        where S : ISimd<V>
        where V : struct
    {
        var bounded = true;
        for (var c = 0; c < Classes; c++)
        {
            if (totals[c] <= 0)
            {
                _scales[c] = 0;
                continue;
            }

            var ratio = totals[c] / Math.Max(ClassSum<S, V>(c), 1e-30f);
            // The potential that is already in the kernel has been raised to the exponent before, so only the rest of it is due.
            var scale = exponent == 1f ? ratio : MathF.Exp((exponent * MathF.Log(ratio)) + ((exponent - 1f) * _potentials[c]));
            bounded &= scale is < MostScale and > 1 / MostScale;
            _scales[c] = Math.Clamp(scale, 1 / MostScale, MostScale);
        }

        return bounded;
    }

    /// <summary>Mass of a class in the kernel under the rows' scales.</summary>
    private float ClassSum<S, V>(int c)
        where S : ISimd<V>
        where V : struct
    {
        ref var kernel = ref MemoryMarshal.GetReference(_kernel.Span(Classes * Stride));
        ref var rowScales = ref MemoryMarshal.GetReference(_rowScales.Span(Stride));
        var sum = S.Zero;
        for (var q = 0; q < Stride; q += S.Lanes)
        {
            sum = S.MultiplyAdd(S.Load(ref kernel, (c * Stride) + q), S.Load(ref rowScales, q), sum);
        }

        return S.Sum(sum);
    }

    private void Absorb()
    {
        for (var c = 0; c < Classes; c++)
        {
            if (_scales[c] > 0)
            {
                _potentials[c] += MathF.Log(_scales[c]);
            }
        }
    }

    private void Finish<S, V>()
        where S : ISimd<V>
        where V : struct
    {
        ref var kernel = ref MemoryMarshal.GetReference(_kernel.Span(Classes * Stride));
        ref var plan = ref MemoryMarshal.GetReference(_plan.Span(Classes * Stride));
        ref var rowScales = ref MemoryMarshal.GetReference(_rowScales.Span(Stride));
        for (var c = 0; c < Classes; c++)
        {
            var scale = S.Broadcast(_scales[c]);
            var sum = S.Zero;
            for (var q = 0; q < Stride; q += S.Lanes)
            {
                var share = S.Multiply(S.Multiply(S.Load(ref kernel, (c * Stride) + q), S.Load(ref rowScales, q)), scale);
                S.Store(share, ref plan, (c * Stride) + q);
                sum = S.Add(sum, share);
            }

            _totals[c] = S.Sum(sum);
        }
    }

    internal ReadOnlySpan<float> PaddedPlan => _plan.Span((Classes + 1) * Stride);
}
