using System.Globalization;
using System.Text;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Support;

/// <summary>Reads the log ring for people: filtered, and without secrets.</summary>
public sealed class LogReading(LogRing ring, SecretMask mask)
{
    /// <summary>Lines in an answer at most.</summary>
    public const int Most = 500;

    /// <summary>Lines that fit, newest first.</summary>
    /// <param name="level">Least level.</param>
    /// <param name="search">What a line must have in its text or category, whatever the case; null for anything.</param>
    /// <param name="after">Only lines with a higher number.</param>
    /// <param name="before">Only lines with a lower number.</param>
    /// <param name="most">At most so many.</param>
    public LogAnswer Read(LogLevel level, string? search, long after, long before, int most)
    {
        var kept = ring.Entries;
        IReadOnlyList<LogEntry> found =
        [
            .. Fitting(kept, level, search).Where(entry => entry.Number > after && entry.Number < before).Reverse().Take(most).Select(entry => entry with { Text = mask.Hide(entry.Text) }),
        ];
        return new LogAnswer(found, kept.Count == 0 ? 0 : kept[^1].Number, kept.Count == 0 ? 0 : kept[0].Number);
    }

    /// <summary>All lines that fit, oldest first, one a line.</summary>
    public string Text(LogLevel level, string? search)
    {
        var text = new StringBuilder();
        foreach (var entry in Fitting(ring.Entries, level, search))
        {
            text.Append(CultureInfo.InvariantCulture, $"{entry.At:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {entry.Level,-11} {entry.EventId,5} {entry.Category}: {entry.Text}\n");
        }

        return mask.Hide(text.ToString());
    }

    private static IEnumerable<LogEntry> Fitting(IReadOnlyList<LogEntry> entries, LogLevel level, string? search) =>
        entries.Where(entry => entry.Level >= level && (string.IsNullOrEmpty(search) || entry.Text.Contains(search, StringComparison.OrdinalIgnoreCase) || entry.Category.Contains(search, StringComparison.OrdinalIgnoreCase)));
}
