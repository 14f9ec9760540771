namespace AnyShot.Engine.Evaluation;

/// <summary>A learner's probabilities for the queries of an episode, beside the truth. Immutable.</summary>
public sealed class JudgedEpisode
{
    private readonly float[] _probabilities;
    private readonly int[] _truth;

    /// <param name="probabilities">Row-major (queries, ways); rows sum to 1.</param>
    /// <param name="truth">True class of each query, 0 to ways - 1; at least one.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public JudgedEpisode(float[] probabilities, int[] truth)
    {
        if (truth.Length == 0 || probabilities.Length == 0 || probabilities.Length % truth.Length != 0)
        {
            throw new ArgumentException($"{probabilities.Length} probabilities do not fit {truth.Length} queries.", nameof(probabilities));
        }

        (_probabilities, _truth, Ways) = (probabilities, truth, probabilities.Length / truth.Length);
    }

    /// <summary>Queries.</summary>
    public int Count => _truth.Length;

    /// <summary>Classes (N).</summary>
    public int Ways { get; }

    /// <summary>The probabilities of one query.</summary>
    public ReadOnlySpan<float> Row(int query) => _probabilities.AsSpan(query * Ways, Ways);

    /// <summary>The true class of a query.</summary>
    public int Truth(int query) => _truth[query];

    /// <summary>The most probable class; of equals the first.</summary>
    public int Answer(int query)
    {
        var row = Row(query);
        var best = 0;
        for (var c = 1; c < row.Length; c++)
        {
            best = row[c] > row[best] ? c : best;
        }

        return best;
    }

    /// <summary>Probability of the answer.</summary>
    public float Confidence(int query) => Row(query)[Answer(query)];

    public bool IsRight(int query) => Answer(query) == _truth[query];
}
