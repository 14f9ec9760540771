namespace AnyShot.Engine.Training.Adaptation;

/// <summary>How far an adaptation is.</summary>
/// <param name="Doing">In words.</param>
/// <param name="Episode">Pseudo-episodes done.</param>
/// <param name="Episodes">Pseudo-episodes in all.</param>
public readonly record struct AdaptationProgress(string Doing, int Episode, int Episodes);
