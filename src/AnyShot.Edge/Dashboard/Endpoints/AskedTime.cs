using System.Globalization;
using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Reads a stretch of time out of the parameters <c>from</c> and <c>to</c> of an address.</summary>
internal static class AskedTime
{
    /// <summary>Longest stretch: as long as counts can be kept with sense.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    /// <param name="from">Beginning (RFC 3339); null for <paramref name="usual"/> before the end.</param>
    /// <param name="to">End, null for now.</param>
    /// <param name="usual">Length when no beginning is given.</param>
    /// <param name="now">The present.</param>
    /// <returns>The stretch, or one sentence on what is wrong.</returns>
    public static (DateTimeOffset From, DateTimeOffset To, string? Mistake) Read(string? from, string? to, TimeSpan usual, DateTimeOffset now)
    {
        if (!TryParse(to, now, out var end))
        {
            return (default, default, "to must be a time with its zone, such as 2026-03-01T06:00:00Z.");
        }

        if (!TryParse(from, end - usual, out var begin))
        {
            return (default, default, "from must be a time with its zone, such as 2026-03-01T06:00:00Z.");
        }

        return begin >= end ? (default, default, "from must be before to.")
            : end - begin > Longest ? (default, default, $"from and to must be {Duration.Format(Longest)} apart at most.")
            : (begin, end, null);
    }

    private static bool TryParse(string? text, DateTimeOffset missing, out DateTimeOffset time)
    {
        time = missing;
        return text is null || DateTimeOffset.TryParseExact(text, (string[])["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }
}
