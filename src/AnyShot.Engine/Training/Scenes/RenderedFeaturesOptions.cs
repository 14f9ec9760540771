namespace AnyShot.Engine.Training.Scenes;

/// <summary>How many rendered scenes stand for classes, and how much is known of each.</summary>
public sealed record RenderedFeaturesOptions
{
    /// <summary>Decides scenes, pictures and captions.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Scenes of training combinations, 0 to 20,000; they become base classes.</summary>
    public int BaseClasses { get; init; } = 3000;

    /// <summary>Scenes of combinations that the pre-training never showed, 0 to 20,000; they become validation classes.</summary>
    public int ValidationClasses { get; init; } = 100;

    /// <summary>Pictures a scene, 1 to 1,000.</summary>
    public int PerClass { get; init; } = 4;

    /// <summary>Captions a scene, 1 to 32; the semantic vector is the direction of their mean.</summary>
    public int Captions { get; init; } = 3;

    /// <exception cref="ArgumentException">A number lies outside its range.</exception>
    internal void Require()
    {
        Range(BaseClasses, 0, 20_000, nameof(BaseClasses));
        Range(ValidationClasses, 0, 20_000, nameof(ValidationClasses));
        Range(BaseClasses + ValidationClasses, 1, 40_000, $"{nameof(BaseClasses)} and {nameof(ValidationClasses)} together");
        Range(PerClass, 1, 1_000, nameof(PerClass));
        Range(Captions, 1, 32, nameof(Captions));
    }

    private static void Range(int value, int low, int high, string name)
    {
        if (value < low || value > high)
        {
            throw new ArgumentException($"{name} is {value}; it must be {low} to {high}.");
        }
    }
}
