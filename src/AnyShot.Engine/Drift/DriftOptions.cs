namespace AnyShot.Engine.Drift;

/// <summary>When parts count as drifted.</summary>
public sealed record DriftOptions
{
    /// <summary>Parts whose distribution is compared with the reference, 10 to half of the reference.</summary>
    public int Window { get; init; } = 100;

    /// <summary>Share of windows out of the reference itself that may lie beyond the limit, above 0 and below 0.5.</summary>
    public double FalseAlarms { get; init; } = 0.01;

    /// <summary>Random windows that the limit is found by.</summary>
    public int Draws { get; init; } = 1000;

    /// <summary>Of the draws.</summary>
    public ulong Seed { get; init; } = 1;

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require(int reference)
    {
        Check(Window >= 10 && Window * 2 <= reference, $"The window is {Window} parts; it must be 10 at least, and at most half of the reference of {reference}.");
        Check(FalseAlarms is > 0 and < 0.5, $"The share of false alarms is {FalseAlarms}; it must be above 0 and below 0.5.");
        Check((Draws + 1) * FalseAlarms >= 1, $"{Draws} draws cannot tell a share of false alarms of {FalseAlarms}.");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
