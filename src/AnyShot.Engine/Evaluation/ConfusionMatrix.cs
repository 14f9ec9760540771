namespace AnyShot.Engine.Evaluation;

/// <summary>Counts of truth (row) against answer (column) over the classes of a feature set. Not safe for several threads.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;

    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        Classes = classes;
        _counts = new long[classes * classes];
    }

    /// <summary>Counts the answers of a judged episode.</summary>
    public static ConfusionMatrix Of(JudgedEpisode judged)
    {
        var matrix = new ConfusionMatrix(judged.Ways);
        for (var i = 0; i < judged.Count; i++)
        {
            matrix.Add(judged.Truth(i), judged.Answer(i));
        }

        return matrix;
    }

    /// <summary>Classes of the set.</summary>
    public int Classes { get; }

    public long this[int truth, int answer] => _counts[(truth * Classes) + answer];

    public void Add(int truth, int answer) => _counts[(truth * Classes) + answer]++;

    /// <summary>Queries of a class.</summary>
    public long Asked(int truth) => _counts.AsSpan(truth * Classes, Classes).ToArray().Sum();

    /// <summary>Mean over the classes that have queries of 2 TP / (2 TP + FP + FN), 0 to 1; 0 without a query.</summary>
    public double MacroF1 => Enumerable.Range(0, Classes).Where(c => Asked(c) > 0)
        .Select(c => 2.0 * this[c, c] / (Asked(c) + Enumerable.Range(0, Classes).Sum(truth => this[truth, c]))).DefaultIfEmpty().Average();

    /// <summary>Share of a class's queries that were recognised, 0 to 1; null without a query.</summary>
    public double? Recall(int truth) => Asked(truth) is > 0 and var asked ? (double)this[truth, truth] / asked : null;
}
