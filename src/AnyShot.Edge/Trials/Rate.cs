namespace AnyShot.Edge.Trials;

/// <summary>A share with its 95 % interval after Wilson (1927), which keeps its meaning for few parts and for shares near 0 and 1.</summary>
/// <param name="Count">Parts that it happened to.</param>
/// <param name="Of">Parts looked at.</param>
/// <param name="Share">Count / Of; 0 when none was looked at.</param>
/// <param name="Low">Lower end, 0 to 1.</param>
/// <param name="High">Upper end, 0 to 1; 1 when no part was looked at, because nothing is known then.</param>
public readonly record struct Rate(int Count, int Of, double Share, double Low, double High)
{
    /// <summary>97.5 % quantile of the standard normal distribution.</summary>
    private const double Z = 1.959963984540054;

    public static Rate From(int count, int of)
    {
        if (of == 0)
        {
            return new Rate(count, 0, 0, 0, 1);
        }

        var share = (double)count / of;
        var scale = 1 + (Z * Z / of);
        var middle = (share + (Z * Z / (2 * of))) / scale;
        var half = Z / scale * Math.Sqrt((share * (1 - share) / of) + (Z * Z / (4.0 * of * of)));

        // At the ends the interval ends there exactly; rounding would leave a trace.
        return new Rate(count, of, share, count == 0 ? 0 : middle - half, count == of ? 1 : middle + half);
    }
}
