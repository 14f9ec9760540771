namespace AnyShot.Engine.ActiveLearning;

/// <summary>How active learning is simulated.</summary>
public sealed record ActiveLearningOptions
{
    /// <summary>Labels in all, those at the start among them; 0 asks for the whole pool.</summary>
    public int Budget { get; init; } = 100;

    /// <summary>Labels that are asked for at a time, 1 to 10: the learner learns between two times.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Labelled examples a class at the start, drawn at random from the pool, the same for all strategies; 0 starts from nothing.</summary>
    public int Start { get; init; } = 1;

    /// <summary>Repetitions, each with its own pool, test and start.</summary>
    public int Seeds { get; init; } = 10;

    /// <summary>The first seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Share of each class's images that is measured on and never labelled.</summary>
    public double TestShare { get; init; } = 0.4;

    /// <summary>What is compared.</summary>
    public IReadOnlyList<LabelStrategy> Strategies { get; init; } = Enum.GetValues<LabelStrategy>();

    /// <summary>Labels to take part; null for all classes.</summary>
    public IReadOnlyList<int>? Classes { get; init; }

    /// <summary>Share of the accuracy with the whole pool labelled that shall be reached.</summary>
    public double Goal { get; init; } = 0.9;

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(Budget is >= 0 and <= 100_000, $"The budget is {Budget}; it must be 0 to 100000.");
        Check(Batch is >= 1 and <= 10, $"The batch is {Batch}; it must be 1 to 10.");
        Check(Start is >= 0 and <= 1000, $"The start is {Start} examples a class; it must be 0 to 1000.");
        Check(Seeds is >= 1 and <= 1000, $"There are {Seeds} seeds; it must be 1 to 1000.");
        Check(TestShare is > 0 and < 1, $"The test share is {TestShare}; it must lie between 0 and 1.");
        Check(Goal is > 0 and <= 1, $"The goal is {Goal}; it must be above 0 and at most 1.");
        Check(Strategies.Count > 0 && Strategies.Distinct().Count() == Strategies.Count, "Strategies must be at least one, each once.");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
