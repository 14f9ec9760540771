using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// alpha-TIM (Veilleux et al., "Realistic Evaluation of Transductive Few-Shot Learning", 2021): the class prototypes move by gradient descent until
/// shots are right, each query is sure and the queries spread over the classes; the last two measured by alpha-entropies, which forgive an uneven mix.
/// </summary>
public sealed class AlphaTimLearner : EpisodeLearner
{
    private const int Iterations = 1000;
    private const double Temperature = 15;
    private const double LearningRate = 1e-4;
    private const double FirstMoment = 0.9;
    private const double SecondMoment = 0.999;

    public override string Name => "alpha-tim";

    /// <summary>The entropy's order: 2 for one labelled row a class, 7 from five on (the paper's choices), 5 between (its default).</summary>
    public static double AlphaFor(int rowsPerClass) => rowsPerClass <= 1 ? 2 : rowsPerClass >= 5 ? 7 : 5;

    protected override Tensor Compute(EpisodeBatch batch)
    {
        var labelled = Unit(Labelled(batch));
        var (known, asked, ways) = (labelled.shape[1], batch.QueryCount, batch.Ways);
        var rows = cat([labelled, Unit(batch.Queries)], 1);
        var alpha = AlphaFor((int)(known / ways));
        var truth = eye(ways).repeat(known / ways, 1);
        var prototypes = ClassMeans(labelled, ways);
        var first = zeros_like(prototypes);
        var second = zeros_like(prototypes);
        for (var step = 1; step <= Iterations; step++)
        {
            using var inner = NewDisposeScope();
            var probabilities = Probabilities(rows, prototypes);
            // Gradient by the logits: cross-entropy on the labelled rows, the two entropies on the queries.
            var ofKnown = (probabilities.narrow(1, 0, known) - truth) / known;
            var p = probabilities.narrow(1, known, asked);
            var slope = (EntropySlope(p, alpha) - EntropySlope(p.mean([1L], keepdim: true), alpha)) / asked;
            var ofAsked = p * (slope - (p * slope).sum(-1, keepdim: true));
            var byLogits = cat([ofKnown, ofAsked], 1);
            // A logit is -T/2 |z - w|^2, its gradient T (z - w).
            var gradient = (byLogits.transpose(1, 2).matmul(rows) - (byLogits.sum(1L).unsqueeze(-1) * prototypes)) * Temperature;
            first.mul_(FirstMoment).add_(gradient * (1 - FirstMoment));
            second.mul_(SecondMoment).add_(gradient.square() * (1 - SecondMoment));
            var scale = (second / (1 - Math.Pow(SecondMoment, step))).sqrt() + 1e-8;
            prototypes.sub_(first / scale * (LearningRate / (1 - Math.Pow(FirstMoment, step))));
        }

        return Probabilities(rows.narrow(1, known, asked), prototypes);
    }

    private static Tensor Probabilities(Tensor rows, Tensor prototypes) => (SquaredDistances(rows, prototypes) * (-Temperature / 2)).softmax(-1);

    /// <summary>Derivative of the alpha-entropy (1 - sum p^alpha) / (alpha - 1) by p.</summary>
    private static Tensor EntropySlope(Tensor p, double alpha) => p.pow(alpha - 1) * (-alpha / (alpha - 1));
}
