using AnyShot.Engine.Learners;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.ActiveLearning;

/// <summary>
/// Parts without a label, and how far each is from what is labelled. The choice of several at once looks at those already chosen in distance, so that k-centre and mixed do not take
/// the same thing twice; the other strategies take the best by themselves. Not thread-safe.
/// </summary>
public sealed class UnlabelledPool
{
    private const ulong Stream = 0x41435456;

    /// <summary>Coverage compares all pairs.</summary>
    public const int MostCovered = 5000;

    /// <summary>Largest squared distance of unit-length embeddings.</summary>
    private const float Farthest = 4;

    private readonly IReadOnlyList<float[]> _embeddings;
    private readonly float[] _nearest;
    private readonly bool[] _isLabelled;
    private float[][]? _pairs;
    private Pcg32 _random;

    /// <param name="embeddings">Unit length.</param>
    /// <param name="labelled">Embeddings that have a label already, unit length.</param>
    /// <param name="seed">Decides the random strategy and ties.</param>
    public UnlabelledPool(IReadOnlyList<float[]> embeddings, IEnumerable<float[]> labelled, ulong seed)
    {
        _embeddings = embeddings;
        _nearest = new float[embeddings.Count];
        _isLabelled = new bool[embeddings.Count];
        _random = new Pcg32(seed, Stream);
        Array.Fill(_nearest, Farthest);
        foreach (var embedding in labelled)
        {
            Cover(embedding, _nearest);
        }

        Left = embeddings.Count;
    }

    /// <summary>Parts without a label.</summary>
    public int Left { get; private set; }

    /// <summary>Takes a part out, because it has a label now.</summary>
    public void Label(int index)
    {
        if (!_isLabelled[index])
        {
            _isLabelled[index] = true;
            Left--;
            Cover(_embeddings[index], _nearest);
        }
    }

    /// <summary>The parts to label next, best first; they stay in the pool until <see cref="Label"/>.</summary>
    /// <param name="strategy">How.</param>
    /// <param name="learner">Knows the labels so far; null where there is none, and then strategies that need one are k-centre.</param>
    /// <param name="count">How many at most, 1 or more.</param>
    /// <exception cref="ArgumentException">Coverage is asked of more than <see cref="MostCovered"/> parts.</exception>
    public IReadOnlyList<LabelProposal> Choose(LabelStrategy strategy, ILearner? learner, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        // Shuffled first, so that ties fall by the seed and not by the order of the pool.
        var open = _random.Shuffled([.. Enumerable.Range(0, _embeddings.Count).Where(i => !_isLabelled[i])]);
        count = Math.Min(count, open.Length);
        return strategy switch
        {
            LabelStrategy.Random => [.. open.Take(count).Select(i => new LabelProposal(i, 0))],
            LabelStrategy.KCentre => Greedy(open, null, count),
            LabelStrategy.Coverage => Covering(open, count),
            _ when learner is null => Greedy(open, null, count),
            LabelStrategy.Mixed => Greedy(open, Ranks([.. Doubts(LabelStrategy.Entropy, learner, open)]), count),
            _ => [.. open.Zip(Doubts(strategy, learner, open), (i, score) => new LabelProposal(i, score)).OrderByDescending(p => p.Score).Take(count)],
        };
    }

    /// <summary>How unsure the learner is of each part.</summary>
    private IEnumerable<double> Doubts(LabelStrategy strategy, ILearner learner, int[] parts)
    {
        var probabilities = new float[learner.Classes];
        foreach (var part in parts)
        {
            learner.Judge(_embeddings[part], probabilities);
            yield return Doubt(strategy, probabilities);
        }
    }

    /// <summary>Score of one part by its probabilities; see <see cref="LabelProposal"/>.</summary>
    /// <param name="strategy">Entropy, margin or least confidence.</param>
    /// <param name="probabilities">One a class, summing to 1.</param>
    public static double Doubt(LabelStrategy strategy, ReadOnlySpan<float> probabilities)
    {
        var (first, second, entropy) = (0f, 0f, 0.0);
        foreach (var p in probabilities)
        {
            (first, second) = p > first ? (p, first) : (first, Math.Max(second, p));
            entropy -= p > 0 ? p * Math.Log(p) : 0;
        }

        return strategy switch
        {
            LabelStrategy.Entropy => probabilities.Length > 1 ? entropy / Math.Log(probabilities.Length) : 0,
            LabelStrategy.Margin => 1 - (first - second),
            LabelStrategy.LeastConfidence => 1 - first,
            _ => throw new ArgumentOutOfRangeException(nameof(strategy)),
        };
    }

    /// <param name="open">Parts to choose from.</param>
    /// <param name="ranks">Rank of each by doubt, 0 to 1; null chooses by distance alone.</param>
    /// <param name="count">How many.</param>
    private LabelProposal[] Greedy(int[] open, double[]? ranks, int count)
    {
        var nearest = (float[])_nearest.Clone();
        var chosen = new LabelProposal[count];
        var isChosen = new bool[open.Length];
        for (var k = 0; k < count; k++)
        {
            double[] distances = [.. open.Select(i => Math.Sqrt(nearest[i]))];
            var scores = ranks is null ? distances : [.. Ranks(distances).Zip(ranks, (a, b) => (a + b) / 2)];
            var best = -1;
            for (var j = 0; j < open.Length; j++)
            {
                best = !isChosen[j] && (best < 0 || scores[j] > scores[best]) ? j : best;
            }

            isChosen[best] = true;
            chosen[k] = new LabelProposal(open[best], scores[best]);
            Cover(_embeddings[open[best]], nearest);
        }

        return chosen;
    }

    private LabelProposal[] Covering(int[] open, int count)
    {
        if (_embeddings.Count > MostCovered)
        {
            throw new ArgumentException($"Coverage compares all pairs and takes at most {MostCovered} parts; there are {_embeddings.Count}.");
        }

        _pairs ??= [.. _embeddings.Select(a => _embeddings.Select(b => Prototype.SquaredDistance(a, b)).ToArray())];
        var nearest = (float[])_nearest.Clone();
        var chosen = new List<LabelProposal>(count);
        while (chosen.Count < count)
        {
            var best = new LabelProposal(-1, -1);
            foreach (var i in open.Where(i => !chosen.Exists(c => c.Index == i)))
            {
                var gain = 0.0;
                foreach (var j in open)
                {
                    gain += Math.Max(0, nearest[j] - _pairs[i][j]);
                }

                best = gain / open.Length > best.Score ? new LabelProposal(i, gain / open.Length) : best;
            }

            chosen.Add(best);
            Cover(_embeddings[best.Index], nearest);
        }

        return [.. chosen];
    }

    /// <summary>0 for the smallest to 1 for the largest, equal values their mean rank.</summary>
    internal static double[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort((double[])values.Clone(), order);
        var ranks = new double[values.Length];
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to + 1 < order.Length && values[order[to + 1]] == values[order[from]])
            {
                to++;
            }

            for (var i = from; i <= to; i++)
            {
                ranks[order[i]] = order.Length > 1 ? (from + to) / 2.0 / (order.Length - 1) : 1;
            }

            from = to + 1;
        }

        return ranks;
    }

    private void Cover(float[] embedding, float[] nearest)
    {
        for (var i = 0; i < nearest.Length; i++)
        {
            nearest[i] = Math.Min(nearest[i], Prototype.SquaredDistance(_embeddings[i], embedding));
        }
    }
}
