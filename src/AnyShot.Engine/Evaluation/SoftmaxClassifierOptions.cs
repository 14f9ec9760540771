namespace AnyShot.Engine.Evaluation;

/// <summary>Settings of <see cref="SoftmaxClassifier"/>; the defaults are those of CE-GZSL for zero-shot classes alone.</summary>
public sealed record SoftmaxClassifierOptions
{
    /// <summary>Passes over the rows, 1 to 10,000. Fixed: nothing is chosen by test data.</summary>
    public int Epochs { get; init; } = 100;

    /// <summary>Rows a step, 1 or more.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>Learning rate of Adam (betas 0.5 and 0.999), above 0 and at most 1.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Decides first weights and the order of the rows.</summary>
    public ulong Seed { get; init; } = 1;

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(Epochs is >= 1 and <= 10_000, $"Epochs is {Epochs}; it must be 1 to 10000.");
        Check(BatchSize >= 1, $"BatchSize is {BatchSize}; it must be 1 or more.");
        Check(LearningRate is > 0 and <= 1, $"LearningRate is {LearningRate}; it must be above 0 and at most 1.");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
