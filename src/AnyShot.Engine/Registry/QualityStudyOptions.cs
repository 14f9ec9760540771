namespace AnyShot.Engine.Registry;

/// <summary>How labels are made wrong to see whether they are found.</summary>
public sealed record QualityStudyOptions
{
    /// <summary>Share of the labels that are made wrong.</summary>
    public required double Noise { get; init; }

    /// <summary>Examples of a class, drawn anew for each seed; 0 for all.</summary>
    public int Examples { get; init; }

    /// <summary>Repetitions, each with its own examples and wrong labels.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>The first seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(Noise is > 0 and <= 0.9, $"The noise is {Noise}; it must be above 0 and at most 0.9 of the labels.");
        Check(Examples is 0 or (>= 2 and <= 100_000), $"A class has {Examples} examples; it must be 0 for all, or 2 to 100000.");
        Check(Seeds is >= 1 and <= 1000, $"There are {Seeds} seeds; it must be 1 to 1000.");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
