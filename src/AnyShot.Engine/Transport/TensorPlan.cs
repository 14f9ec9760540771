using static TorchSharp.torch;

namespace AnyShot.Engine.Transport;

/// <summary>Entropic optimal transport of many episodes at once in the logarithmic domain, as tensor code; episodes that are done take no part in further sweeps. The reference of <see cref="TransportPlan"/>.</summary>
public static class TensorPlan
{
    /// <param name="scores">float32 (R, n, N): -lambda times the cost.</param>
    /// <param name="totals">float32 (R, N): mass of each class. Not looked at when <paramref name="exponent"/> is 0.</param>
    /// <param name="exponent">1: totals bind; 0: softmax; between: relaxed.</param>
    /// <param name="tolerance">An episode is done when its rows sum to 1 within this after the classes were scaled.</param>
    /// <param name="mostSweeps">Or after so many sweeps.</param>
    /// <returns>float32 (R, n, N); each row sums to 1.</returns>
    public static Tensor Solve(Tensor scores, Tensor totals, double exponent, double tolerance, int mostSweeps)
    {
        using var scope = NewDisposeScope();
        if (exponent == 0)
        {
            return scores.softmax(-1).MoveToOuterDisposeScope();
        }

        var potentials = zeros_like(totals);
        var (running, s, wanted) = (arange(scores.shape[0], device: scores.device), scores, totals.log());
        var g = potentials;
        var f = -s.logsumexp(-1);
        for (var sweep = 0; sweep < mostSweeps; sweep++)
        {
            using var inner = NewDisposeScope();
            g = (wanted - (s + f.unsqueeze(-1)).logsumexp(1)) * exponent;
            var next = -(s + g.unsqueeze(1)).logsumexp(-1);
            // A sum that is not a number will not become one.
            var goesOn = ((f - next).exp() - 1).abs().amax([1]).ge(tolerance);
            f = next;
            var left = goesOn.nonzero().squeeze(-1);
            if (left.shape[0] < running.shape[0])
            {
                potentials.index_copy_(0, running, g);
                (running, s, wanted, g, f) = (running.index_select(0, left), s.index_select(0, left), wanted.index_select(0, left), g.index_select(0, left), f.index_select(0, left));
            }

            (running, s, wanted, g, f) = (running.MoveToOuterDisposeScope(), s.MoveToOuterDisposeScope(), wanted.MoveToOuterDisposeScope(), g.MoveToOuterDisposeScope(), f.MoveToOuterDisposeScope());
            if (left.shape[0] == 0)
            {
                break;
            }
        }

        potentials.index_copy_(0, running, g);
        return (scores + potentials.unsqueeze(1)).softmax(-1).MoveToOuterDisposeScope();
    }

    /// <summary>Boosted Min-Size Sinkhorn, as <see cref="TransportPlan.SolveMinSize"/>.</summary>
    /// <param name="scores">float32 (R, n, N).</param>
    /// <param name="least">float32 (R, 1): mass that no class goes below.</param>
    /// <param name="sweeps">Repetitions.</param>
    public static Tensor SolveMinSize(Tensor scores, Tensor least, int sweeps)
    {
        using var scope = NewDisposeScope();
        var plan = scores.softmax(-1);
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            using var inner = NewDisposeScope();
            var mass = plan.sum(1L);
            plan = plan * where(mass.lt(least), least / mass.clamp_min(1e-30), ones_like(mass)).unsqueeze(1);
            plan = (plan / plan.sum(-1, keepdim: true)).MoveToOuterDisposeScope();
        }

        return plan.MoveToOuterDisposeScope();
    }
}
