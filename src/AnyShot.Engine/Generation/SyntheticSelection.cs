using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Generation;

/// <summary>Chooses among the generated features of one episode by what a classifier said of them.</summary>
internal static class SyntheticSelection
{
    /// <summary>Under B3 the reference recognises features of this size, and only these, as removed.</summary>
    private const int SizeThatB3Spares = 640;

    /// <param name="probabilities">Row-major (perClass * ways, ways): of each generated feature, interleaved by class (index = row * ways + class).</param>
    /// <param name="ways">Classes (N).</param>
    /// <param name="size">Numbers in a feature.</param>
    /// <param name="options">Settings.</param>
    /// <returns>s * ways rows of the input, interleaved by class: entry row * ways + class is what the class gets.</returns>
    public static int[] Rows(ReadOnlySpan<float> probabilities, int ways, int size, SyntheticFilterOptions options)
    {
        var perClass = probabilities.Length / ways / ways;
        var kept = new int[ways][];
        for (var c = 0; c < ways; c++)
        {
            kept[c] = Kept(probabilities, c, ways, perClass, options);
        }

        if (options.Compat.HasFlag(CompatSwitches.B3) && size != SizeThatB3Spares)
        {
            kept = Misaligned(kept, ways, perClass);
        }

        var least = kept.Min(rows => rows.Length);
        var each = options.Compat.HasFlag(CompatSwitches.B6) ? ReducedInSteps(least) : Math.Min(least, options.Most);
        // Generated features of a class are drawn independently, so the first are as random a choice as any.
        return [.. Enumerable.Range(0, each * ways).Select(i => kept[i % ways][i / ways])];
    }

    /// <summary>The rows of a class that are recognised as it, or the most probable ones where those are too few.</summary>
    private static int[] Kept(ReadOnlySpan<float> probabilities, int label, int ways, int perClass, SyntheticFilterOptions options)
    {
        var recognised = new List<int>(perClass);
        var scores = new float[perClass];
        for (var j = 0; j < perClass; j++)
        {
            // B2: the reference stores features class by class, and looks up the answers as if these were, too.
            var answer = options.Compat.HasFlag(CompatSwitches.B2) ? (label * perClass) + j : (j * ways) + label;
            var row = probabilities.Slice(answer * ways, ways);
            var conditioned = answer % ways;
            scores[j] = row[conditioned];
            if (row.IndexOf(Largest(row)) == conditioned)
            {
                recognised.Add((j * ways) + label);
            }
        }

        return recognised.Count >= options.Least
            ? [.. recognised]
            : [.. Enumerable.Range(0, perClass).OrderByDescending(j => scores[j]).Take(options.Least).Select(j => (j * ways) + label)];
    }

    /// <summary>B3: labels of removed features go, the features stay: the m-th label that is left names the m-th feature of all, class by class.</summary>
    private static int[][] Misaligned(int[][] kept, int ways, int perClass)
    {
        var result = new int[ways][];
        var next = 0;
        for (var c = 0; c < ways; c++)
        {
            result[c] = [.. Enumerable.Range(next, kept[c].Length).Select(m => (m % perClass * ways) + (m / perClass))];
            next += kept[c].Length;
        }

        return result;
    }

    /// <summary>B6: 100 becomes 50, then 30, then 20; 60 becomes 10.</summary>
    private static int ReducedInSteps(int count)
    {
        foreach (var step in (int[])[50, 80, 20, 10])
        {
            count -= count > step ? step : 0;
        }

        return count;
    }

    private static float Largest(ReadOnlySpan<float> values)
    {
        var largest = values[0];
        foreach (var value in values)
        {
            largest = MathF.Max(largest, value);
        }

        return largest;
    }
}
