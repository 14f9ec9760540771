using System.Globalization;

namespace AnyShot.Edge.Configuration;

/// <summary>Times as people write them: a number and a unit, "250ms", "5s", "10min", "1h", "7d".</summary>
public static class Duration
{
    /// <summary>The form that <see cref="TryParse"/> takes, as a regular expression for the schema.</summary>
    public const string Pattern = "^[0-9]+(\\.[0-9]+)?(ms|s|min|h|d)$";

    private static readonly (string Suffix, double Milliseconds)[] Units =
        [("ms", 1), ("min", 60_000), ("s", 1_000), ("h", 3_600_000), ("d", 86_400_000)];

    /// <summary>Longest duration taken, so that no sum of times overflows.</summary>
    private const double LongestMs = 3650 * 86_400_000.0;

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        foreach (var (suffix, milliseconds) in Units)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number * milliseconds <= LongestMs)
            {
                duration = TimeSpan.FromMilliseconds(number * milliseconds);
                return true;
            }
        }

        return false;
    }

    /// <summary>The shortest form with a whole number.</summary>
    public static string Format(TimeSpan duration)
    {
        var milliseconds = duration.TotalMilliseconds;
        foreach (var (suffix, unit) in Units.OrderByDescending(u => u.Milliseconds))
        {
            if (milliseconds >= unit && milliseconds % unit == 0)
            {
                return (milliseconds / unit).ToString("0", CultureInfo.InvariantCulture) + suffix;
            }
        }

        return milliseconds == 0 ? "0s" : milliseconds.ToString("0.###", CultureInfo.InvariantCulture) + "ms";
    }
}
