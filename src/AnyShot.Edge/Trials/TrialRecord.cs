namespace AnyShot.Edge.Trials;

/// <summary>The counts of a trial as they outlive the agent.</summary>
/// <param name="Key">What the counts are of: live classes, classes on trial, model and configuration, as one hash.</param>
/// <param name="Live">Revision of the live classes.</param>
/// <param name="Trial">Revision of the classes on trial.</param>
/// <param name="StartedAt">When the first count began.</param>
/// <param name="PartsSeen">Parts that both sets have judged.</param>
/// <param name="PartsSkipped">Parts left out.</param>
/// <param name="Counts">All pairs of verdicts with their counts, those that agree too.</param>
/// <param name="Examples">Parts to look at.</param>
internal sealed record TrialRecord(
    string Key, long Live, long Trial, DateTimeOffset StartedAt, int PartsSeen, int PartsSkipped, IReadOnlyList<TrialChange> Counts, IReadOnlyList<TrialExample> Examples);
