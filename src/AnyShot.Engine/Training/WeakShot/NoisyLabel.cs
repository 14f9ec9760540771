namespace AnyShot.Engine.Training.WeakShot;

/// <summary>What an injected label is.</summary>
public enum NoisyLabel
{
    /// <summary>The image is of its class.</summary>
    Right = 0,

    /// <summary>It is of another class of the set.</summary>
    OtherClass,

    /// <summary>It is of no class of the set.</summary>
    Outlier,
}
