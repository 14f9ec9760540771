using static TorchSharp.torch;

namespace AnyShot.Engine.Episodes;

/// <summary>
/// R episodes of one shape as tensors. It holds no query label, so that no learner can look at one. Rows of a labelled block are interleaved
/// by class (index = row * N + class). Features are as the backbone gave them; normalising is the learner's.
/// </summary>
public sealed class EpisodeBatch : IDisposable
{
    /// <summary>Real labelled examples, float32 (R, K*N, d); K may be 0.</summary>
    public required Tensor Support { get; init; }

    /// <summary>Generated labelled features, float32 (R, s*N, d); s may be 0.</summary>
    public required Tensor Synthetic { get; init; }

    /// <summary>float32 (R, queries, d).</summary>
    public required Tensor Queries { get; init; }

    /// <summary>Mean feature of the base classes, float32 (d); null where no base class is there.</summary>
    public Tensor? BaseMean { get; init; }

    /// <summary>Class vectors in the space of the features (text vectors of a dual encoder), float32 (R, N, d); null where there are none.</summary>
    public Tensor? ClassVectors { get; init; }

    /// <summary>Queries of each class, float32 (R, N), for the column marginals <c>oracle</c> and <c>known</c> only; null otherwise.</summary>
    public Tensor? KnownTotals { get; init; }

    /// <summary>Classes an episode (N).</summary>
    public required int Ways { get; init; }

    /// <summary>Episodes (R).</summary>
    public int Count => (int)Queries.shape[0];

    /// <summary>Real examples a class (K).</summary>
    public int Shots => (int)(Support.shape[1] / Ways);

    /// <summary>Generated features a class (s).</summary>
    public int SyntheticPerClass => (int)(Synthetic.shape[1] / Ways);

    /// <summary>Queries an episode.</summary>
    public int QueryCount => (int)Queries.shape[1];

    /// <summary>Numbers in a feature (d).</summary>
    public int Size => (int)Queries.shape[2];

    public void Dispose()
    {
        Support.Dispose();
        Synthetic.Dispose();
        Queries.Dispose();
        BaseMean?.Dispose();
        ClassVectors?.Dispose();
        KnownTotals?.Dispose();
    }
}
