using AnyShot.Engine.Prompts;

namespace AnyShot.Engine.Learners.Streaming;

/// <summary>Settings of the learner <c>any-shot</c>. What else it needs, it fits to the support set.</summary>
public sealed record AnyShotOptions
{
    /// <summary>Parts judged together (B_max).</summary>
    public const int StandardWindow = 75;

    /// <summary>Most that generated features may weigh, in shots.</summary>
    public const double MostSyntheticWeight = 50;

    /// <summary>Most similar rows that each row of the graph is joined to (k), 1 to 100.</summary>
    public int Neighbours { get; init; } = 4;

    /// <summary>
    /// What all generated features of a class weigh together, in shots, 0 to 50: they vouch for where the class roughly is, and every shot counts for more beside them.
    /// At 2, one shot has a third of the say and 20 shots have ten elevenths. A generator's card tells what its features are worth.
    /// </summary>
    public double SyntheticWeight { get; init; } = 2;

    /// <summary>
    /// Weight of a generator that no class has vouched for, because there were none to choose it on: it decides where there are no shots, and hardly anything beside one.
    /// With two or five base classes behind it, a generator's idea of a new class is mostly wrong.
    /// </summary>
    public const double UnmeasuredSyntheticWeight = 0.1;

    /// <summary>How words of classes count (<see cref="SupportClass.Text"/>).</summary>
    public PromptOptions Prompts { get; init; } = new();

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Prompts.Require();
        if (Neighbours is < 1 or > 100)
        {
            throw new ArgumentException($"Neighbours is {Neighbours}; it must be 1 to 100.");
        }

        if (SyntheticWeight is not (>= 0 and <= MostSyntheticWeight))
        {
            throw new ArgumentException(FormattableString.Invariant($"SyntheticWeight is {SyntheticWeight}; it must be 0 to 50."));
        }
    }
}
