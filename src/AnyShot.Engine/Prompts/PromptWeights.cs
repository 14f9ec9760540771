namespace AnyShot.Engine.Prompts;

/// <summary>What the kinds of texts of a class count beside its descriptions, which count 1 together.</summary>
public sealed record PromptWeights
{
    /// <summary>The name, 0 to 10. Where a class has nothing else, it is all there is.</summary>
    public double Name { get; init; } = 0.3;

    /// <summary>All synonyms together, 0 to 10.</summary>
    public double Synonyms { get; init; } = 0.3;

    /// <summary>Length of what the negative words take away, 0 to 1.</summary>
    public double Negative { get; init; } = 0.3;

    /// <exception cref="ArgumentException">One sentence that names the weight.</exception>
    internal void Require()
    {
        foreach (var (name, value, most) in new[] { (nameof(Name), Name, 10.0), (nameof(Synonyms), Synonyms, 10), (nameof(Negative), Negative, 1) })
        {
            if (!(value >= 0 && value <= most))
            {
                throw new ArgumentException(FormattableString.Invariant($"{name} is {value}; it must be 0 to {most}."));
            }
        }
    }
}
