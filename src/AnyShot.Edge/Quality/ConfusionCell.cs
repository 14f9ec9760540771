namespace AnyShot.Edge.Quality;

/// <summary>Parts of one class that were judged as one class.</summary>
/// <param name="TrueClass">Id of what they are.</param>
/// <param name="JudgedNo">Number of what they were judged; 0 = none.</param>
/// <param name="Parts">How many.</param>
/// <param name="Unsure">Of these: those of which the agent was unsure.</param>
public sealed record ConfusionCell(string TrueClass, int JudgedNo, int Parts, int Unsure);
