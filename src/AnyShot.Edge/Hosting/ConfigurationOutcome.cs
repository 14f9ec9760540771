namespace AnyShot.Edge.Hosting;

/// <summary>How a configuration that was applied went.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Sentence">The same in words, with the reason where it was taken back.</param>
/// <param name="By">Who applied it.</param>
/// <param name="At">When, UTC.</param>
public sealed record ConfigurationOutcome(ConfigurationOutcomeState State, string Sentence, string By, DateTimeOffset At);
