using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.History;

/// <summary>Confidence of the parts of one decision.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="Counts">Parts of each tenth of confidence: 0 to 0.1, ..., 0.9 to 1.</param>
public sealed record ConfidenceCounts(Decision Decision, IReadOnlyList<long> Counts);
