namespace AnyShot.Edge.Commands.Doctor;

/// <summary>A check's name with what it found: one row of the report.</summary>
public sealed record CheckedItem(string Name, FindingLevel Level, string Sentence, string Advice);
