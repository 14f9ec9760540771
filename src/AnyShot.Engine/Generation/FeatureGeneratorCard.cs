namespace AnyShot.Engine.Generation;

/// <summary>What a feature generator is and how it was made.</summary>
public sealed record FeatureGeneratorCard
{
    /// <summary>Data set that it was trained on.</summary>
    public required string DataSet { get; init; }

    /// <summary>What made the features: another backbone's features are of another space.</summary>
    public required string Backbone { get; init; }

    public required EGanSizes Sizes { get; init; }

    public required EGanOptions Options { get; init; }

    /// <summary>Names of the classes that it was trained on.</summary>
    public required IReadOnlyList<string> TrainedOn { get; init; }

    public required ChoosingClasses ChosenOn { get; init; }

    /// <summary>Generator steps after which the kept state was reached.</summary>
    public required int Step { get; init; }

    /// <summary>Mean recall over the choosing classes, treated as unseen, of the kept state, 0 to 1; null where none chose. It is a little optimistic: it was chosen by.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>
    /// How many shots all generated features of a class are worth together, 0 to 50: a class mean is best made of the shots and so many copies of the generated features'
    /// mean. Measured on the choosing classes, in unit-length features less the base mean; null where none chose.
    /// </summary>
    public double? PseudoShots { get; init; }
}
