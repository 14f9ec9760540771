using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Sessions;

/// <summary>How the embedding learns between sessions: from a few stored images of every class, and held near what it was.</summary>
public sealed record SessionUpdateOptions
{
    /// <summary>Model folder of <c>anyshot train</c> that embeds; it stays as it is.</summary>
    public required string ModelFolder { get; init; }

    /// <summary>The image files of the set, in its order.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Stored images of each class that are learnt from again, 2 to 1000.</summary>
    public int Exemplars { get; init; } = 5;

    /// <summary>Training episodes after a session, 1 to 100,000.</summary>
    public int Episodes { get; init; } = 50;

    /// <summary>Of Adam, above 0 to 1.</summary>
    public double LearningRate { get; init; } = 1e-4;

    /// <summary>Weight in the loss of the squared distance to the features of before the session, 0 or more.</summary>
    public double Distillation { get; init; } = 1;

    /// <summary>How the images of training episodes are varied.</summary>
    public AugmentationKind Augmentation { get; init; } = AugmentationKind.Full;

    /// <summary><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Threads of the tensor library, 0 leaves its default.</summary>
    public int Threads { get; init; }

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(Exemplars is >= 2 and <= 1000, $"{Exemplars} images of a class are stored; it must be 2 to 1000.");
        Check(Episodes is >= 1 and <= 100_000, $"An update has {Episodes} episodes; it must be 1 to 100000.");
        Check(LearningRate is > 0 and <= 1, $"The learning rate is {LearningRate}; it must be above 0 and at most 1.");
        Check(Distillation >= 0 && double.IsFinite(Distillation), $"The weight of distillation is {Distillation}; it must be 0 or more.");
        Check(Threads is >= 0 and <= 1024, $"There are {Threads} threads; it must be 0 to 1024.");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
