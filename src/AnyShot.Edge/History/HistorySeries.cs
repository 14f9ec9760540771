using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.History;

/// <summary>Parts that have camera, class and decision in common, point by point.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="ClassNo">The class by number; 0 = none.</param>
/// <param name="ClassName">The same by its newest name.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Counts">Parts of each point.</param>
public sealed record HistorySeries(string Camera, int ClassNo, string ClassName, Decision Decision, IReadOnlyList<long> Counts);
