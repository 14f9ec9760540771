using System.Text.Json.Serialization;
using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Generation;

/// <summary>
/// Settings of <see cref="EGanTraining"/>. Sizes left null follow the data (<see cref="EGanSizes"/>). The defaults are those of CE-GZSL but for
/// four: a learning rate of 1e-3 instead of 1e-4, weights of 1 instead of 0.001 in the generator's loss, batches of 64 and far fewer steps (docs/methods.md says what was
/// measured).
/// </summary>
public sealed record EGanOptions
{
    /// <summary>Decides first weights, batches and noise. One seed gives one result on one machine with one number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Most passes over the base images, 1 to 100,000.</summary>
    public int Epochs { get; init; } = 300;

    /// <summary>Rows a step, 8 to 4,096; cut to the number of base images.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Steps of the critic for one of the generator, 1 to 20.</summary>
    public int CriticSteps { get; init; } = 5;

    /// <summary>Weight of the gradient penalty (Gulrajani et al. 2017), above 0.</summary>
    public double GradientPenalty { get; init; } = 10;

    /// <summary>Learning rate of both optimisers (Adam, betas 0.5 and 0.999), above 0 and at most 0.1.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Both rates are multiplied by this after every 100 epochs, above 0 and at most 1.</summary>
    public double Decay { get; init; } = 0.99;

    /// <summary>Temperature of the contrast between features, 0.01 to 10.</summary>
    public double Temperature { get; init; } = 0.1;

    /// <summary>Temperature of the contrast between features and classes, 0.01 to 10.</summary>
    public double ClassTemperature { get; init; } = 0.1;

    /// <summary>Weight of the contrast of generated features in the generator's loss, 0 to 100. Published: 0.001.</summary>
    public double ContrastWeight { get; init; } = 1;

    /// <summary>Weight of the contrast of generated features and classes in the generator's loss, 0 to 100.</summary>
    public double ClassWeight { get; init; } = 1;

    public ContrastForm Contrast { get; init; } = ContrastForm.Supervised;

    /// <summary>Rows of other classes that an anchor is held against under <see cref="ContrastForm.Figure"/>, 1 to 1,024.</summary>
    public int FigureNegatives { get; init; } = 16;

    /// <summary>Holds a feature against the classes of its batch alone instead of all: with thousands of classes nearly all of a step's time would go into that.</summary>
    public bool ContrastsBatchClasses { get; init; }

    /// <summary>Numbers of noise; null follows the semantic vectors. At most 4,096, as all sizes.</summary>
    public int? NoiseSize { get; init; }

    /// <summary>Units in the generator's hidden layer; null follows the features.</summary>
    public int? GeneratorHidden { get; init; }

    /// <summary>Units in the critic's hidden layer; null follows the features.</summary>
    public int? CriticHidden { get; init; }

    /// <summary>Numbers in an embedded feature; null follows the features.</summary>
    public int? EmbeddedSize { get; init; }

    /// <summary>Numbers in the projection in which features are contrasted; null follows the features.</summary>
    public int? ProjectedSize { get; init; }

    /// <summary>Units in the comparator's hidden layer; null follows the features.</summary>
    public int? ComparatorHidden { get; init; }

    /// <summary>Generator steps between two validations, 1 to 1,000,000.</summary>
    public int ValidateEvery { get; init; } = 25;

    /// <summary>Training stops after so many validations without a better one, 1 to 10,000.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>Generated features a class for the classifier of a validation, 1 to 10,000.</summary>
    public int ValidationPerClass { get; init; } = 100;

    /// <summary>Only <see cref="CompatSwitches.B10"/> matters here.</summary>
    public CompatSwitches Compat { get; init; }

    /// <summary>Folder that is the checkpoint, written at every validation and gone at the end; a training that was stopped goes on from it. Null for none.</summary>
    [JsonIgnore]
    public string? CheckpointFolder { get; init; }

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Range(Epochs, 1, 100_000, nameof(Epochs));
        Range(BatchSize, 8, 4096, nameof(BatchSize));
        Range(CriticSteps, 1, 20, nameof(CriticSteps));
        Range(GradientPenalty, double.Epsilon, 1e6, nameof(GradientPenalty));
        Range(LearningRate, double.Epsilon, 0.1, nameof(LearningRate));
        Range(Decay, double.Epsilon, 1, nameof(Decay));
        Range(Temperature, 0.01, 10, nameof(Temperature));
        Range(ClassTemperature, 0.01, 10, nameof(ClassTemperature));
        Range(ContrastWeight, 0, 100, nameof(ContrastWeight));
        Range(ClassWeight, 0, 100, nameof(ClassWeight));
        Range(FigureNegatives, 1, 1024, nameof(FigureNegatives));
        Range(NoiseSize ?? 1, 1, EGanSizes.Largest, nameof(NoiseSize));
        Range(GeneratorHidden ?? 1, 1, EGanSizes.Largest, nameof(GeneratorHidden));
        Range(CriticHidden ?? 1, 1, EGanSizes.Largest, nameof(CriticHidden));
        Range(EmbeddedSize ?? 1, 1, EGanSizes.Largest, nameof(EmbeddedSize));
        Range(ProjectedSize ?? 1, 1, EGanSizes.Largest, nameof(ProjectedSize));
        Range(ComparatorHidden ?? 1, 1, EGanSizes.Largest, nameof(ComparatorHidden));
        Range(ValidateEvery, 1, 1_000_000, nameof(ValidateEvery));
        Range(Patience, 1, 10_000, nameof(Patience));
        Range(ValidationPerClass, 1, 10_000, nameof(ValidationPerClass));
    }

    private static void Range(double value, double low, double high, string name)
    {
        if (!(value >= low && value <= high))
        {
            var span = low == double.Epsilon ? $"above 0 and at most {high}" : $"{low} to {high}";
            throw new ArgumentException($"{name} is {value}; it must be {span}.");
        }
    }
}
