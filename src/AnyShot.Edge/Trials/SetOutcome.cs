namespace AnyShot.Edge.Trials;

/// <summary>What one class set makes of the confirmed parts.</summary>
/// <param name="Escapes">Of the confirmed defects: those that it passes.</param>
/// <param name="FalseRejects">Of the confirmed good parts (also those with a minor flaw): those that it fails.</param>
/// <param name="Unsure">Of all: those that it is unsure of.</param>
/// <param name="RightClass">Of all: those that it gives the confirmed class, whatever it decides.</param>
public sealed record SetOutcome(Rate Escapes, Rate FalseRejects, Rate Unsure, Rate RightClass);
