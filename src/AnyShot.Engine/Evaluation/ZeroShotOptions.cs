namespace AnyShot.Engine.Evaluation;

/// <summary>Settings of <see cref="ZeroShotEvaluation"/>.</summary>
public sealed record ZeroShotOptions
{
    /// <summary>Generated features of each unseen class, 1 to 10,000.</summary>
    public int PerClass { get; init; } = 100;

    /// <summary>Passes of the classifier where unseen classes are the only candidates.</summary>
    public int Epochs { get; init; } = 100;

    /// <summary>Passes of the classifier where seen classes are candidates too.</summary>
    public int GeneralizedEpochs { get; init; } = 25;

    /// <summary>Decides the generated features and the classifier.</summary>
    public ulong Seed { get; init; } = 1;

    internal SoftmaxClassifierOptions Classifier(bool generalized) =>
        new() { Epochs = generalized ? GeneralizedEpochs : Epochs, BatchSize = PerClass, Seed = Seed };
}
