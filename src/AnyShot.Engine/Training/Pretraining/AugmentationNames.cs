namespace AnyShot.Engine.Training.Pretraining;

/// <summary>Names of <see cref="AugmentationKind"/> in commands and cards.</summary>
public static class AugmentationNames
{
    private static readonly Dictionary<string, AugmentationKind> Kinds = new(StringComparer.Ordinal)
    {
        ["full"] = AugmentationKind.Full,
        ["no-flip"] = AugmentationKind.NoFlip,
        ["none"] = AugmentationKind.None,
    };

    public static IReadOnlyCollection<string> All => Kinds.Keys;

    public static string Of(AugmentationKind kind) => Kinds.First(entry => entry.Value == kind).Key;

    /// <exception cref="ArgumentException">There is no such name.</exception>
    public static AugmentationKind Parse(string name) =>
        Kinds.TryGetValue(name, out var kind) ? kind : throw new ArgumentException($"Unknown augmentation \"{name}\"; it is {string.Join(", ", All)}.");
}
