namespace AnyShot.Engine.Confidence;

/// <summary>What came of answering some queries only.</summary>
/// <param name="AnsweredShare">Answered queries over all queries.</param>
/// <param name="Error">Wrong answers over answers; 0 where there were none.</param>
public readonly record struct AbstentionResult(double AnsweredShare, double Error);
