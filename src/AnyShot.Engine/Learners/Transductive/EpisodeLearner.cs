using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>What the learners on batches of episodes have in common: checks, no gradients, nothing left in memory.</summary>
public abstract class EpisodeLearner : IEpisodeLearner
{
    /// <summary>Guards divisions and logarithms; far below what a float32 feature or probability resolves.</summary>
    protected const double Tiny = 1e-15;

    /// <summary>Numbers of a block of episodes: they stay in the processor's cache through all rounds, and what the rounds leave behind is bounded.</summary>
    private const long BlockNumbers = 1 << 20;
    private const int MostInBlock = 256;

    public abstract string Name { get; }

    /// <inheritdoc />
    public Tensor Judge(EpisodeBatch batch)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var perEpisode = (batch.Support.shape[1] + batch.Synthetic.shape[1] + batch.QueryCount) * batch.Size;
        var block = (int)Math.Clamp(BlockNumbers / perEpisode, 1, MostInBlock);
        var judged = new List<Tensor>();
        for (var at = 0; at < batch.Count; at += block)
        {
            using var inner = NewDisposeScope();
            judged.Add(Compute(Slice(batch, at, Math.Min(block, batch.Count - at))).MoveToOuterDisposeScope());
        }

        return cat(judged, 0).MoveToOuterDisposeScope();
    }

    /// <param name="batch">Some of the episodes.</param>
    /// <returns>Probabilities, float32 (R, queries, N).</returns>
    protected abstract Tensor Compute(EpisodeBatch batch);

    /// <summary>Generated features, then real examples, (R, (s+K)*N, d), interleaved by class as both are.</summary>
    /// <exception cref="ArgumentException">There are neither.</exception>
    protected Tensor Labelled(EpisodeBatch batch) => batch.Shots + batch.SyntheticPerClass > 0
        ? cat([batch.Synthetic, batch.Support], 1)
        : throw new ArgumentException($"The learner {Name} needs shots or generated features, and the episodes have neither.", nameof(batch));

    /// <summary>Class vectors, (R, N, d).</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    protected Tensor ClassVectors(EpisodeBatch batch) => batch.ClassVectors
        ?? throw new ArgumentException($"The learner {Name} needs class vectors in the space of the features (text vectors), and the episodes have none.", nameof(batch));

    /// <summary>Sum of the rows of each class: (R, rows*N, d) to (R, N, d).</summary>
    protected static Tensor ClassSums(Tensor labelled, int ways) => labelled.reshape(labelled.shape[0], -1, ways, labelled.shape[2]).sum(1L);

    /// <summary>Mean of the rows of each class: (R, rows*N, d) to (R, N, d).</summary>
    protected static Tensor ClassMeans(Tensor labelled, int ways) => ClassSums(labelled, ways) * (ways / (double)labelled.shape[1]);

    /// <summary>Rows at unit length.</summary>
    protected static Tensor Unit(Tensor rows) => nn.functional.normalize(rows, dim: -1);

    /// <summary>Squared Euclidean distances, (R, m, d) and (R, N, d) to (R, m, N); never negative.</summary>
    protected static Tensor SquaredDistances(Tensor rows, Tensor centres) =>
        (rows.square().sum(-1, keepdim: true) + centres.square().sum(-1).unsqueeze(1) - (rows.matmul(centres.transpose(1, 2)) * 2)).clamp_min(0);

    /// <summary>Views, which belong to the running scope.</summary>
    private static EpisodeBatch Slice(EpisodeBatch batch, int start, int count) => new()
    {
        Support = batch.Support.narrow(0, start, count),
        Synthetic = batch.Synthetic.narrow(0, start, count),
        Queries = batch.Queries.narrow(0, start, count),
        BaseMean = batch.BaseMean,
        ClassVectors = batch.ClassVectors?.narrow(0, start, count),
        KnownTotals = batch.KnownTotals?.narrow(0, start, count),
        Ways = batch.Ways,
    };
}
