namespace AnyShot.Edge.History;

/// <summary>Which counts are wanted.</summary>
/// <param name="From">Beginning, included.</param>
/// <param name="To">End, not included.</param>
/// <param name="Step">Length of a point; whole minutes.</param>
/// <param name="Camera">Only of this camera; null for all.</param>
/// <param name="ClassNo">Only of this class, 0 for parts that were given none; null for all.</param>
public sealed record HistoryQuery(DateTimeOffset From, DateTimeOffset To, TimeSpan Step, string? Camera, int? ClassNo)
{
    /// <summary>Points of an answer at most.</summary>
    public const int MostPoints = 1000;
}
