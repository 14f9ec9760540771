namespace AnyShot.Edge.History;

/// <summary>Counts of verdicts over a time.</summary>
/// <param name="From">Beginning of the first point: the asked one, at a whole minute, or hour where counts are kept by the hour.</param>
/// <param name="To">The end that was asked for.</param>
/// <param name="StepSeconds">Length of a point; an hour at least where counts are kept by the hour.</param>
/// <param name="Points">How many points there are.</param>
/// <param name="Since">Oldest counted part at all, to the minute or hour; null when there is none.</param>
/// <param name="Cameras">All cameras that were ever counted.</param>
/// <param name="Series">What was counted; series without a part are left out.</param>
/// <param name="Confidence">Confidence of the parts of each decision.</param>
/// <param name="Changes">When other classes or another model began to judge; the newest 200.</param>
public sealed record HistoryAnswer(
    DateTimeOffset From,
    DateTimeOffset To,
    long StepSeconds,
    int Points,
    DateTimeOffset? Since,
    IReadOnlyList<string> Cameras,
    IReadOnlyList<HistorySeries> Series,
    IReadOnlyList<ConfidenceCounts> Confidence,
    IReadOnlyList<HistoryChange> Changes);
