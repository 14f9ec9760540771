namespace AnyShot.Engine.Hierarchies;

/// <summary>Counts how right answers are on a tree.</summary>
public sealed class HierarchyScores
{
    private readonly ClassTree _tree;
    private readonly int[][] _levels;
    private readonly long[] _right;
    private long _asked;
    private long _mistakes;
    private long _distance;

    public HierarchyScores(ClassTree tree)
    {
        _tree = tree;
        _levels = [.. Enumerable.Range(1, tree.Levels).Select(tree.AtLevel)];
        _right = new long[tree.Levels];
    }

    public void Add(int truth, int answer)
    {
        _asked++;
        for (var l = 0; l < _levels.Length; l++)
        {
            _right[l] += _levels[l][truth] == _levels[l][answer] ? 1 : 0;
        }

        if (truth != answer)
        {
            _mistakes++;
            _distance += _tree.Distance(truth, answer);
        }
    }

    /// <summary>Share of right answers at each level, the coarsest first, the classes last.</summary>
    public IReadOnlyList<double> Accuracy => [.. _right.Select(right => _asked > 0 ? (double)right / _asked : 0)];

    /// <summary>Mean height of the lowest common ancestor of truth and answer over the mistakes, 1 to the number of levels; null without a mistake.</summary>
    public double? MistakeDistance => _mistakes > 0 ? (double)_distance / _mistakes : null;
}
