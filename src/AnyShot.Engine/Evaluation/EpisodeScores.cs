using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Evaluation;

/// <summary>Scores the answers of episodes. Queries count, and nothing else, unless the reference's flaw is asked for (B1). Not safe for several threads.</summary>
public sealed class EpisodeScores
{
    private readonly double[] _accuracies;
    private readonly double[] _balanced;
    private readonly CompatSwitches _compat;
    private long _queries;

    /// <param name="classes">Classes of the feature set.</param>
    /// <param name="runs">Episodes, numbered from 0.</param>
    /// <param name="compat">B1 and B18 matter here.</param>
    public EpisodeScores(int classes, int runs, CompatSwitches compat = CompatSwitches.None)
    {
        Confusion = new ConfusionMatrix(classes);
        (_accuracies, _balanced, _compat) = (new double[runs], new double[runs], compat);
    }

    public ConfusionMatrix Confusion { get; }

    /// <summary>Mean share of right answers of an episode.</summary>
    public MeanInterval Accuracy => MeanInterval.Of(_accuracies, _compat.HasFlag(CompatSwitches.B18) ? MeanInterval.ReferenceCount : 0);

    /// <summary>Mean, over episodes, of the mean recall of the classes that had queries.</summary>
    public double BalancedAccuracy => _balanced.Average();

    /// <summary>Mean number of queries of an episode.</summary>
    public double QueriesPerEpisode => (double)_queries / _accuracies.Length;

    /// <summary>Adds an episode, once.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="episode">The truth.</param>
    /// <param name="answers">Answered class of each query, 0 to N-1.</param>
    /// <param name="synthetic">Generated features a class (s), for B1.</param>
    public void Add(int number, Episode episode, ReadOnlySpan<int> answers, int synthetic)
    {
        var ways = episode.Classes.Length;
        Span<int> asked = stackalloc int[ways];
        Span<int> right = stackalloc int[ways];
        asked.Clear();
        right.Clear();
        var hits = 0;
        for (var i = 0; i < answers.Length; i++)
        {
            var truth = episode.QueryLabels[i];
            asked[truth]++;
            Confusion.Add(episode.Classes[truth], episode.Classes[answers[i]]);
            if (answers[i] == truth)
            {
                right[truth]++;
                hits++;
            }
        }

        var certain = _compat.HasFlag(CompatSwitches.B1) ? synthetic * ways : 0;
        _accuracies[number] = (double)(certain + hits) / (certain + answers.Length);
        var (sum, present) = (0.0, 0);
        for (var c = 0; c < ways; c++)
        {
            sum += asked[c] > 0 ? (double)right[c] / asked[c] : 0;
            present += asked[c] > 0 ? 1 : 0;
        }

        _balanced[number] = sum / present;
        _queries += answers.Length;
    }
}
