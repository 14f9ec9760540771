namespace AnyShot.Engine.Sessions;

/// <summary>How continual learning is measured: a base session with many examples, then sessions that bring new classes with few.</summary>
public sealed record SessionStudyOptions
{
    /// <summary>New classes a session.</summary>
    public int Ways { get; init; } = 2;

    /// <summary>Examples of a new class (K).</summary>
    public int Shots { get; init; } = 5;

    /// <summary>Examples of a base class at most; 0 for all that are not measured on.</summary>
    public int BaseShots { get; init; }

    /// <summary>Labels of the base classes; null for those of the base split.</summary>
    public IReadOnlyList<int>? Base { get; init; }

    /// <summary>Labels to take part; null for all.</summary>
    public IReadOnlyList<int>? Classes { get; init; }

    /// <summary>Share of each class's images that is measured on and never learnt.</summary>
    public double TestShare { get; init; } = 0.4;

    /// <summary>Repetitions, each with its own examples, test images and order of new classes.</summary>
    public int Seeds { get; init; } = 10;

    /// <summary>The first seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Examples that a prototype remembers in effect; null for all.</summary>
    public int? MostRemembered { get; init; }

    /// <summary>How the embedding learns between sessions; null where it stands still.</summary>
    public SessionUpdateOptions? Update { get; init; }

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Update?.Require();
        Check(Ways is >= 1 and <= 1000, $"A session brings {Ways} classes; it must be 1 to 1000.");
        Check(Shots is >= 1 and <= 1000, $"A new class has {Shots} shots; it must be 1 to 1000.");
        Check(BaseShots is >= 0 and <= 100_000, $"A base class has {BaseShots} shots; it must be 0 to 100000.");
        Check(TestShare is > 0 and < 1, $"The test share is {TestShare}; it must lie between 0 and 1.");
        Check(Seeds is >= 1 and <= 1000, $"There are {Seeds} seeds; it must be 1 to 1000.");
        Check(MostRemembered is null or >= 1, $"A prototype remembers {MostRemembered} examples; it must be 1 at least.");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
