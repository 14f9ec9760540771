namespace AnyShot.Engine.Training.WeakShot;

/// <summary>What the weights of a class are measured by.</summary>
public enum WeightNormalisation
{
    /// <summary>Divided by their mean, so that a class weighs as much as it has images.</summary>
    Mean = 0,

    /// <summary>Divided by their maximum, then bent by <see cref="WeakShotOptions.WeightMu"/>; the most typical image weighs 1.</summary>
    Maximum,
}
