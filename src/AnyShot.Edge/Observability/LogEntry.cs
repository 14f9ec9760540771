namespace AnyShot.Edge.Observability;

/// <summary>One line of the agent's log.</summary>
/// <param name="Number">Counts up from 1 since the agent started; a gap in an answer is what a filter left out.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="EventId">Says what happened, whatever the words; its thousand says in which part of the agent. 0 where there is none.</param>
/// <param name="Category">Type that logged it.</param>
/// <param name="Text">The line, with its exception; cut at <see cref="LogRing.LongestText"/> characters.</param>
public sealed record LogEntry(long Number, DateTimeOffset At, LogLevel Level, int EventId, string Category, string Text);
