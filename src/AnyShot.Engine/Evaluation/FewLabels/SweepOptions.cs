namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>Settings of a label-count sweep.</summary>
public sealed record SweepOptions
{
    public const string Pixels = "pixels";
    public const string Supervised = "supervised";

    /// <summary>Model folders, <see cref="Pixels"/> and <see cref="Supervised"/>.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Labels a class, ascending.</summary>
    public IReadOnlyList<int> Labels { get; init; } = [2, 4, 8, 16, 32, 64, 128];

    /// <summary>Draws of labels, 1 to 100.</summary>
    public int Seeds { get; init; } = 5;

    public IReadOnlyList<HeadKind> Heads { get; init; } = [HeadKind.Linear, HeadKind.NonLinear, HeadKind.Ridge, HeadKind.Logistic];

    /// <summary>Of the held-out part and the draws.</summary>
    public ulong Seed { get; init; } = 1;

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(Sources.Count > 0, "There is nothing to measure.");
        Check(Labels.Count > 0 && Labels.All(labels => labels is >= 1 and <= 10_000), "Labels must be numbers of 1 to 10000.");
        Check(Seeds is >= 1 and <= 100, $"Seeds is {Seeds}; it must be 1 to 100.");
        Check(Heads.Count > 0, "There is no head to measure with.");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
