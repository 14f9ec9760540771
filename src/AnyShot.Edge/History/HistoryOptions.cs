using System.ComponentModel;

namespace AnyShot.Edge.History;

/// <summary>Section <c>history</c>.</summary>
public sealed class HistoryOptions
{
    [Description("Counts of verdicts are kept by the minute this long; older ones by the hour.")]
    public TimeSpan KeepMinutes { get; set; } = TimeSpan.FromDays(3);

    [Description("Counts by the hour are kept this long.")]
    public TimeSpan KeepHours { get; set; } = TimeSpan.FromDays(400);
}
