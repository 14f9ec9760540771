namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>Names of <see cref="HeadKind"/> in commands and tables.</summary>
public static class HeadNames
{
    private static readonly Dictionary<string, HeadKind> Kinds = new(StringComparer.Ordinal)
    {
        ["lin"] = HeadKind.Linear,
        ["nonlin"] = HeadKind.NonLinear,
        ["ridge"] = HeadKind.Ridge,
        ["logistic"] = HeadKind.Logistic,
    };

    public static IReadOnlyCollection<string> All => Kinds.Keys;

    public static string Of(HeadKind kind) => Kinds.First(entry => entry.Value == kind).Key;

    /// <exception cref="ArgumentException">There is no such name.</exception>
    public static HeadKind Parse(string name) =>
        Kinds.TryGetValue(name, out var kind) ? kind : throw new ArgumentException($"Unknown head \"{name}\"; it is {string.Join(", ", All)}.");
}
