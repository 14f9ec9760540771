namespace AnyShot.Engine.Evaluation;

/// <summary>Share of queries whose class is among the k most probable ones.</summary>
public static class TopAccuracy
{
    /// <summary>Answers that are looked at where episodes have more classes than these.</summary>
    public const int Usual = 5;

    /// <param name="episodes">At least one.</param>
    /// <param name="k">1 or more; of equally probable classes each counts as if it came first.</param>
    /// <returns>0 to 1.</returns>
    public static double Of(IReadOnlyList<JudgedEpisode> episodes, int k)
    {
        ArgumentOutOfRangeException.ThrowIfZero(episodes.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var (found, asked) = (0L, 0L);
        foreach (var episode in episodes)
        {
            for (var i = 0; i < episode.Count; i++)
            {
                var row = episode.Row(i);
                var before = 0;
                foreach (var probability in row)
                {
                    before += probability > row[episode.Truth(i)] ? 1 : 0;
                }

                found += before < k ? 1 : 0;
                asked++;
            }
        }

        return (double)found / asked;
    }
}
