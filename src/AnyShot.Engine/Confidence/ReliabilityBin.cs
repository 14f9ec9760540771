namespace AnyShot.Engine.Confidence;

/// <summary>Answers of similar confidence.</summary>
/// <param name="Count">How many.</param>
/// <param name="Confidence">Their mean confidence; 0 where there are none.</param>
/// <param name="Accuracy">Share of right ones; 0 where there are none.</param>
public readonly record struct ReliabilityBin(int Count, double Confidence, double Accuracy);
