namespace AnyShot.Edge.Quality;

/// <summary>Which answered parts are wanted.</summary>
/// <param name="From">Captured from here on.</param>
/// <param name="To">Captured before.</param>
/// <param name="Camera">Only of this camera; null for all.</param>
/// <param name="ClassNo">Only parts that were judged so or are so; null for all.</param>
/// <param name="DecidedOnly">Leaves out those of which the agent was unsure.</param>
public sealed record QualityQuery(DateTimeOffset From, DateTimeOffset To, string? Camera, int? ClassNo, bool DecidedOnly);
