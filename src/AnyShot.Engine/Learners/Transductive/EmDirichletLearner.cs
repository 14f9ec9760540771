using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// EM-Dirichlet (Martin et al., "Transductive Zero-Shot and Few-Shot CLIP", 2024): a query becomes its probabilities under the class vectors, a point
/// of the simplex; every class is a Dirichlet distribution there; assignments and distributions in turn, with PADDLE's price on classes in use.
/// Without labelled rows the clusters are matched to the classes at the end. Where there are no class vectors, the means of the labelled rows stand in.
/// </summary>
public sealed class EmDirichletLearner : EpisodeLearner
{
    private const int Rounds = 20;
    private const double Sharpness = 30;

    /// <summary>Classes that are thought to be present among the candidates; the price grows with their ratio.</summary>
    private const int ThoughtPresent = 5;

    private readonly bool _isHard;

    /// <param name="isHard">Every query counts for its most probable class alone (the paper's hard variant).</param>
    public EmDirichletLearner(bool isHard = false) => _isHard = isHard;

    public override string Name => _isHard ? "em-dirichlet-hard" : "em-dirichlet";

    protected override Tensor Compute(EpisodeBatch batch)
    {
        var isZeroShot = batch.Shots + batch.SyntheticPerClass == 0;
        var labelled = isZeroShot ? batch.Support : Labelled(batch);
        var vectors = isZeroShot ? ClassVectors(batch) : batch.ClassVectors ?? ClassMeans(Unit(labelled), batch.Ways);
        var queries = Simplex(batch.Queries, vectors);
        var logQueries = (queries + Tiny).log();
        // Sum of the logarithms of each class's labelled rows: all that a Dirichlet fit needs to know of them.
        var logSums = isZeroShot ? 0.0 : ClassSums((Simplex(labelled, vectors) + Tiny).log(), batch.Ways);
        var rowsPerClass = isZeroShot ? 0 : labelled.shape[1] / batch.Ways;
        var price = Math.Max(1, batch.Ways / ThoughtPresent);
        var alpha = ones([batch.Count, batch.Ways, batch.Ways], ScalarType.Float64);
        var soft = queries;
        for (var round = 0; round < Rounds; round++)
        {
            using var inner = NewDisposeScope();
            var assigned = round > 0 && _isHard ? nn.functional.one_hot(soft.argmax(-1), batch.Ways).to_type(ScalarType.Float64) : soft;
            var mass = assigned.sum(1L);
            var count = mass + rowsPerClass;
            var isEmpty = count.le(Tiny).unsqueeze(-1);
            var meanLogs = (assigned.transpose(1, 2).matmul(logQueries) + logSums) / count.clamp_min(Tiny).unsqueeze(-1);
            alpha = where(isEmpty, alpha, DirichletFit.Fit(alpha, where(isEmpty, full_like(meanLogs, -10), meanLogs)));
            var classPrice = (((mass / batch.QueryCount) + Tiny).log() + 1) * price;
            soft = (DirichletFit.LogDensity(logQueries, alpha) + classPrice.unsqueeze(1)).softmax(-1);
            (soft, alpha) = (soft.MoveToOuterDisposeScope(), alpha.MoveToOuterDisposeScope());
        }

        return (isZeroShot ? Matched(soft, queries) : soft).to_type(ScalarType.Float32);
    }

    /// <summary>float64: the fit of nearly empty clusters cancels in float32.</summary>
    private static Tensor Simplex(Tensor rows, Tensor vectors) =>
        (Unit(rows).matmul(Unit(vectors).transpose(1, 2)).to_type(ScalarType.Float64) * Sharpness).softmax(-1);

    /// <summary>Gives every cluster the class that its members' mean speaks for, one cluster a class.</summary>
    private static Tensor Matched(Tensor soft, Tensor queries)
    {
        var ways = (int)soft.shape[2];
        var members = nn.functional.one_hot(soft.argmax(-1), ways).to_type(ScalarType.Float64);
        var means = members.transpose(1, 2).matmul(queries) / members.sum(1L).clamp_min(1).unsqueeze(-1);
        var gains = means.data<double>().ToArray();
        var clusterOf = new long[soft.shape[0] * ways];
        for (var episode = 0; episode < soft.shape[0]; episode++)
        {
            var classOf = LinearAssignment.Maximise(gains.AsSpan(episode * ways * ways, ways * ways), ways);
            for (var cluster = 0; cluster < ways; cluster++)
            {
                clusterOf[(episode * ways) + classOf[cluster]] = cluster;
            }
        }

        return soft.gather(-1, tensor(clusterOf).reshape(soft.shape[0], 1, ways).expand_as(soft));
    }
}
