namespace AnyShot.Engine.Prompts;

/// <summary>How class vectors of texts are used.</summary>
public sealed record PromptOptions
{
    /// <summary>Deviation of similarities where no image was looked at: as usual for dual encoders.</summary>
    private const float UnknownDeviation = 0.05f;

    /// <summary>What is taken off similarities before classes are compared.</summary>
    public BiasCorrection Correction { get; init; } = BiasCorrection.Balanced;

    /// <summary>What images look like to the backbone in general; null where nobody has looked.</summary>
    public PromptBackground? Background { get; init; }

    /// <summary>What the words of a class weigh beside its shots at most, in shots, 0 to 50; how much of it, <see cref="PromptTrust"/> finds.</summary>
    public double Weight { get; init; } = 4;

    /// <summary>Without shots: what the words say for themselves beside the learner, in log-odds for a deviation of the similarities, 0 to 50.</summary>
    public double ZeroShotSay { get; init; } = 1;

    /// <summary>Divisor of squared distances to places that are known from words alone, so that a deviation of the similarities is worth <see cref="SimilarityBias.Sharpness"/>.</summary>
    /// <param name="places">Unit length, (N, d).</param>
    /// <param name="classes">N.</param>
    internal float Temperature(ReadOnlySpan<float> places, int classes)
    {
        var deviation = Background?.Deviation(places, classes) ?? 0;
        return 2 * (deviation > 0 ? deviation : UnknownDeviation) / SimilarityBias.Sharpness;
    }

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(Weight is >= 0 and <= 50, $"Weight is {Weight}; it must be 0 to 50.");
        Check(ZeroShotSay is >= 0 and <= 50, $"ZeroShotSay is {ZeroShotSay}; it must be 0 to 50.");
    }

    private static void Check(bool holds, FormattableString sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(FormattableString.Invariant(sentence));
        }
    }
}
