using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Support;

/// <summary>Lines of the log.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Newest">Number of the newest line that is kept, whatever was asked for; 0 for none.</param>
/// <param name="Oldest">Number of the oldest line that is kept; 0 for none.</param>
public sealed record LogAnswer(IReadOnlyList<LogEntry> Entries, long Newest, long Oldest);
