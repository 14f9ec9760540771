namespace AnyShot.Engine.Learners.Streaming;

/// <summary>
/// Labelled rows of a graph, grouped into blocks: the shots of a class are one, its generated features another, so that the two can weigh differently in the
/// class's centre. A class may lack one of them. Immutable.
/// </summary>
internal sealed class ClassBlocks
{
    private readonly float _syntheticWeight;

    /// <param name="classes">Number of classes.</param>
    /// <param name="rows">Class of each row, and whether it was generated.</param>
    /// <param name="syntheticWeight">As <see cref="AnyShotOptions.SyntheticWeight"/>.</param>
    public ClassBlocks(int classes, IReadOnlyList<(int Class, bool IsSynthetic)> rows, float syntheticWeight)
    {
        _syntheticWeight = syntheticWeight;
        (Shots, Synthetic, ShotCounts, SyntheticCounts) = (new int[classes], new int[classes], new int[classes], new int[classes]);
        foreach (var (c, isSynthetic) in rows)
        {
            (isSynthetic ? SyntheticCounts : ShotCounts)[c]++;
        }

        for (var c = 0; c < classes; c++)
        {
            Shots[c] = ShotCounts[c] > 0 ? Count++ : -1;
            Synthetic[c] = SyntheticCounts[c] > 0 ? Count++ : -1;
        }

        Labels = [.. rows.Select(row => (row.IsSynthetic ? Synthetic : Shots)[row.Class])];
    }

    /// <summary>Number of blocks.</summary>
    public int Count { get; }

    /// <summary>Block of each row.</summary>
    public int[] Labels { get; }

    /// <summary>Block of each class's shots, -1 for none.</summary>
    public int[] Shots { get; }

    /// <summary>Block of each class's generated features, -1 for none.</summary>
    public int[] Synthetic { get; }

    public int[] ShotCounts { get; }

    public int[] SyntheticCounts { get; }

    public int Classes => Shots.Length;

    /// <summary>Weight of one generated feature of a class, in shots.</summary>
    public float SyntheticShare(int c) => SyntheticCounts[c] > 0 ? WeightOfSynthetic(ShotCounts[c], _syntheticWeight) / SyntheticCounts[c] : 0;

    /// <summary>Weight of all rows of a class, in shots.</summary>
    public float Weight(int c) => ShotCounts[c] + (SyntheticCounts[c] > 0 ? WeightOfSynthetic(ShotCounts[c], _syntheticWeight) : 0);

    /// <summary>Where they are all there is, generated features of whatever quality stand for one shot at least.</summary>
    public static float WeightOfSynthetic(int shots, float weight) => shots == 0 ? Math.Max(weight, 1) : weight;
}
