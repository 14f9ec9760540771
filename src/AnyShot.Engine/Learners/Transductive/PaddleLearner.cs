using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// PADDLE (Martin et al., "Towards Practical Few-Shot Query Sets: Transductive Minimum Description Length Inference", 2022): soft k-means from the
/// labelled means with a price on every class in use. For queries that come from few of many classes.
/// </summary>
public sealed class PaddleLearner : EpisodeLearner
{
    private const int Rounds = 100;

    /// <summary>
    /// The least number of coordinates that the method was published with. Distances add up over coordinates and the price does not, so that with fewer
    /// coordinates all clusters would merge; their distances are scaled up to as many.
    /// </summary>
    private const double PublishedSize = 512;

    public override string Name => "paddle";

    protected override Tensor Compute(EpisodeBatch batch)
    {
        var labelled = Labelled(batch);
        var rows = Scale(Unit(cat([labelled, batch.Queries], 1)));
        var queries = rows.narrow(1, labelled.shape[1], batch.QueryCount);
        var sums = ClassSums(rows.narrow(1, 0, labelled.shape[1]), batch.Ways);
        var perClass = labelled.shape[1] / batch.Ways;
        var centres = sums / perClass;
        var sharpness = 0.5 * Math.Max(1, PublishedSize / batch.Size);
        // The weight of the price is the number of queries, which divides it too: what is left is the price itself.
        var price = zeros(batch.Count, batch.Ways);
        var assigned = empty(0);
        for (var round = 0; round < Rounds; round++)
        {
            using var inner = NewDisposeScope();
            assigned = ((SquaredDistances(queries, centres) * -sharpness) + price.unsqueeze(1)).softmax(-1);
            var mass = assigned.sum(1L);
            price = ((mass / batch.QueryCount) + Tiny).log() + 1;
            centres = (sums + assigned.transpose(1, 2).matmul(queries)) / (mass + perClass).unsqueeze(-1);
            (assigned, price, centres) = (assigned.MoveToOuterDisposeScope(), price.MoveToOuterDisposeScope(), centres.MoveToOuterDisposeScope());
        }

        return assigned;
    }

    /// <summary>Every coordinate of an episode to 0..1; one that does not vary stays at 0. (The published scaler multiplies before it subtracts.)</summary>
    private static Tensor Scale(Tensor rows)
    {
        var least = rows.amin([1L], keepdim: true);
        var range = rows.amax([1L], keepdim: true) - least;
        return (rows - least) / where(range.eq(0), ones_like(range), range);
    }
}
