namespace AnyShot.Engine.Training.TwoStage;

/// <summary>Names of <see cref="UnfrozenPart"/> in commands and cards.</summary>
public static class UnfrozenPartNames
{
    private static readonly Dictionary<string, UnfrozenPart> Parts = new(StringComparer.Ordinal)
    {
        ["none"] = UnfrozenPart.None,
        ["connected"] = UnfrozenPart.Connected,
        ["conv5"] = UnfrozenPart.LastConvolutions,
        ["all"] = UnfrozenPart.All,
    };

    public static IReadOnlyCollection<string> All => Parts.Keys;

    public static string Of(UnfrozenPart part) => Parts.First(entry => entry.Value == part).Key;

    /// <exception cref="ArgumentException">There is no such name.</exception>
    public static UnfrozenPart Parse(string name) =>
        Parts.TryGetValue(name, out var part) ? part : throw new ArgumentException($"Unknown part of the trunk \"{name}\"; it is {string.Join(", ", All)}.");
}
