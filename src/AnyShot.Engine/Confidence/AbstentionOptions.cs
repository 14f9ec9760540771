namespace AnyShot.Engine.Confidence;

/// <summary>What an abstention rule has to keep.</summary>
public sealed record AbstentionOptions
{
    /// <summary>Highest share of wrong answers among the answered queries, between 0 and 1.</summary>
    public double Bound { get; init; } = 0.05;

    /// <summary>How sure the bound has to be: chance, over the draw of the calibration episodes, that it holds; between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <exception cref="ArgumentException">A value is out of its range; one sentence names it.</exception>
    internal void Require()
    {
        Check(Bound is > 0 and < 1, $"The error bound is {Bound}; it must lie between 0 and 1.");
        Check(Confidence is > 0 and < 1, $"The confidence is {Confidence}; it must lie between 0 and 1.");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
