namespace AnyShot.Engine.Confidence;

/// <summary>How prediction sets turned out.</summary>
/// <param name="Coverage">Share of queries whose truth is in their set.</param>
/// <param name="MeanSize">Mean number of classes in a set.</param>
/// <param name="Single">Sets of exactly one class, taken for answers.</param>
public readonly record struct ConformalResult(double Coverage, double MeanSize, AbstentionResult Single);
