namespace AnyShot.Engine.Registry;

/// <summary>How a <see cref="PrototypeRegistry"/> answers.</summary>
public sealed record PrototypeRegistryOptions
{
    /// <summary>Divisor of squared distances (T), calibrated on validation classes.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Prototypes are scaled to unit length, as the agent's learner has them: the mean of many examples is shorter than that of a few, which would draw parts to classes with many.</summary>
    public bool UnitLength { get; init; }

    /// <summary>Below this confidence an answer is "unknown", 0 to 1; 0 never says so.</summary>
    public double LeastConfidence { get; init; }

    /// <summary>Farther from the nearest prototype than the mean plus so many deviations of the class's own examples is "unknown".</summary>
    public double Deviations { get; init; } = 3;

    /// <summary>
    /// Examples that a prototype remembers in effect (n_max): example number n counts 1 / min(n, n_max) when it comes, so that old ones fade on a stream whose look drifts. Null: all count alike.
    /// </summary>
    public int? MostRemembered { get; init; }

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        if (!(Temperature > 0) || !double.IsFinite(Temperature))
        {
            throw new ArgumentException($"The temperature is {Temperature}; it must be above 0.");
        }

        if (LeastConfidence is not (>= 0 and <= 1))
        {
            throw new ArgumentException($"The least confidence is {LeastConfidence}; it must be 0 to 1.");
        }

        if (Deviations is not (>= 0 and <= 100))
        {
            throw new ArgumentException($"There are {Deviations} deviations; it must be 0 to 100.");
        }

        if (MostRemembered is < 1)
        {
            throw new ArgumentException($"A prototype remembers {MostRemembered} examples; it must be 1 at least.");
        }
    }
}
