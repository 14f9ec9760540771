using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// Boosted Min-Size Sinkhorn (Hu, Pateux and Gripon, "Squeezing Backbone Feature Distributions to the Max for Efficient Few-Shot Learning", 2021):
/// class directions and soft assignments in turn, where no class may have less mass than the smallest cluster of the round before.
/// Cosines do not change under the paper's QR step, a change of basis for speed, so there is none here.
/// </summary>
public sealed class BmsLearner : EpisodeLearner
{
    private const int Rounds = 20;
    private const int Sweeps = 50;
    private const double Sharpness = 8.5;

    public override string Name => "bms";

    protected override Tensor Compute(EpisodeBatch batch)
    {
        var labelled = Labelled(batch);
        var rows = Prepare(cat([labelled, batch.Queries], 1));
        var known = rows.narrow(1, 0, labelled.shape[1]);
        var queries = rows.narrow(1, labelled.shape[1], batch.QueryCount);
        var sums = ClassSums(known, batch.Ways);
        var directions = Unit(sums);
        // Real shots count for a class's size. Generated features do not: there can be more of them than a class has queries.
        var least = full([batch.Count, 1], batch.Shots, ScalarType.Float32);
        var plan = empty(0);
        for (var round = 0; round < Rounds; round++)
        {
            using var inner = NewDisposeScope();
            plan = MinSize((queries.matmul(directions.transpose(1, 2)) * Sharpness).softmax(-1), least);
            least = (nn.functional.one_hot(plan.argmax(-1), batch.Ways).sum(1L).amin([-1L], keepdim: true) + batch.Shots).to_type(ScalarType.Float32);
            directions = Unit(sums + plan.transpose(1, 2).matmul(queries));
            (plan, least, directions) = (plan.MoveToOuterDisposeScope(), least.MoveToOuterDisposeScope(), directions.MoveToOuterDisposeScope());
        }

        // The last sweep scaled columns.
        return plan / plan.sum(-1, keepdim: true);
    }

    /// <summary>Square root, unit length, minus the mean of the episode, unit length. The root keeps the sign, as not all features are positive.</summary>
    private static Tensor Prepare(Tensor rows)
    {
        var roots = (rows.abs() + 1e-6).sqrt();
        var unit = Unit(where(rows.lt(0), -roots, roots));
        return Unit(unit - unit.mean([1L], keepdim: true));
    }

    /// <summary>Rows to 1; then every class below the least mass up to it.</summary>
    private static Tensor MinSize(Tensor plan, Tensor least)
    {
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            using var inner = NewDisposeScope();
            plan = plan / plan.sum(-1, keepdim: true);
            var mass = plan.sum(1L);
            plan = (plan * where(mass.lt(least), least / mass.clamp_min(1e-20), ones_like(mass)).unsqueeze(1)).MoveToOuterDisposeScope();
        }

        return plan;
    }
}
