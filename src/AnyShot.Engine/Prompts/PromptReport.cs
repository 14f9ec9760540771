namespace AnyShot.Engine.Prompts;

/// <summary>What a check of prompts found.</summary>
/// <param name="Findings">One a fault; empty where all is well.</param>
/// <param name="Expected">For each class, the share of its images that words alone can be expected to recognise, 0 to 1: what rendered pictures gave at the same distance of words.</param>
public sealed record PromptReport(IReadOnlyList<PromptFinding> Findings, IReadOnlyDictionary<string, double> Expected);
