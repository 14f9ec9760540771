namespace AnyShot.Engine.Episodes;

/// <summary>Which classes an episode gets.</summary>
public enum ClassSampling
{
    /// <summary>Every class as often as any other.</summary>
    Uniform,

    /// <summary>The more often the more images a class has, by the root of their number.</summary>
    Root,
}
