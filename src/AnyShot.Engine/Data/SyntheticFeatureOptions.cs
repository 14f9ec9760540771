namespace AnyShot.Engine.Data;

/// <summary>What <see cref="SyntheticFeatures"/> makes.</summary>
public sealed record SyntheticFeatureOptions
{
    /// <summary>Classes (C), 4 to 1,000.</summary>
    public int Classes { get; init; } = 20;

    /// <summary>Features a class, 1 to 10,000.</summary>
    public int PerClass { get; init; } = 50;

    /// <summary>Numbers in a feature (d), 2 to 4,096.</summary>
    public int Size { get; init; } = 64;

    /// <summary>Numbers in a class code, 2 to 1,024.</summary>
    public int CodeSize { get; init; } = 16;

    /// <summary>Deviation of the noise before the rectifier, above 0. Coordinates of the class signal have deviation 1.</summary>
    public float Sigma { get; init; } = 1;

    /// <summary>The same seed gives the same features on every machine.</summary>
    public ulong Seed { get; init; } = 1;

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(Classes is >= 4 and <= 1000, $"Classes is {Classes}; it must be 4 to 1000.");
        Check(PerClass is >= 1 and <= 10_000, $"PerClass is {PerClass}; it must be 1 to 10000.");
        Check(Size is >= 2 and <= 4096, $"Size is {Size}; it must be 2 to 4096.");
        Check(CodeSize is >= 2 and <= 1024, $"CodeSize is {CodeSize}; it must be 2 to 1024.");
        Check(Sigma > 0 && float.IsFinite(Sigma), $"Sigma is {Sigma}; it must be above 0.");
        Check((long)Classes * PerClass * Size <= 1 << 28, $"{Classes} classes of {PerClass} features of {Size} numbers are too many for memory.");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
