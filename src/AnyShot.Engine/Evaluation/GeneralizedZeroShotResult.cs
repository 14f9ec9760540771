namespace AnyShot.Engine.Evaluation;

/// <summary>Accuracy where seen and unseen classes are candidates together. All 0 to 1.</summary>
/// <param name="Unseen">Mean recall over the unseen classes (U).</param>
/// <param name="Seen">Mean recall over the seen classes (S), on images that nothing was trained on.</param>
public readonly record struct GeneralizedZeroShotResult(double Unseen, double Seen)
{
    /// <summary>H = 2US / (U + S), 0 where both are 0.</summary>
    public double Harmonic => Unseen + Seen == 0 ? 0 : 2 * Unseen * Seen / (Unseen + Seen);
}
