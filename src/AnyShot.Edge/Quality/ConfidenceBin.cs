using AnyShot.Edge.Trials;

namespace AnyShot.Edge.Quality;

/// <summary>Answered parts of similar confidence.</summary>
/// <param name="From">Lower end of confidence, not included but for 0.</param>
/// <param name="To">Upper end, included.</param>
/// <param name="Confidence">Mean of the parts; 0 where there are none.</param>
/// <param name="Right">Of the parts: those whose class was right.</param>
public sealed record ConfidenceBin(double From, double To, double Confidence, Rate Right);
