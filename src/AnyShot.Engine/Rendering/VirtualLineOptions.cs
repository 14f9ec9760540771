namespace AnyShot.Engine.Rendering;

/// <summary>What a virtual line shows.</summary>
public sealed record VirtualLineOptions
{
    /// <summary>Same seed, same size: the same parts in the same order, on every machine.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Pixels, 32 to 4096. All lengths of the scene follow the shorter side.</summary>
    public int Width { get; init; } = 160;

    /// <summary>Pixels, 32 to 4096.</summary>
    public int Height { get; init; } = 160;

    /// <summary>How often each class comes, as weights that need not sum to 1; a class that is not named does not come.</summary>
    public IReadOnlyDictionary<string, double> ClassMix { get; init; } = DefaultMix;

    /// <summary>70 % good parts, 6 % of every defect.</summary>
    public static IReadOnlyDictionary<string, double> DefaultMix { get; } = VirtualClasses.Names
        .ToDictionary(name => name, name => name == VirtualClasses.Good ? 0.70 : 0.06, StringComparer.Ordinal);
}
