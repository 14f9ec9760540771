namespace AnyShot.Engine.Transport;

/// <summary>Settings of the centre optimisation by optimal transport. The defaults are those of the method; only the marginal is the published benchmark's.</summary>
public sealed record TransportOptions
{
    /// <summary>Sharpness of the assignment (lambda): squared distances are multiplied by it. Above 0, at most 1000.</summary>
    public double Lambda { get; init; } = 10;

    /// <summary>Share of the way that a centre moves in a round (rho), 0 to 1.</summary>
    public double Step { get; init; } = 0.2;

    /// <summary>Rounds of assignment and movement, 0 to 1000. With 0 the centres are the means of the labelled rows.</summary>
    public int Rounds { get; init; } = 20;

    /// <summary>Sweeps end when every row of the plan sums to 1 within this, 1e-7 to 0.1.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Most sweeps of one plan, 1 to 100,000.</summary>
    public int MostSweeps { get; init; } = 1000;

    public ColumnMarginal Marginal { get; init; } = ColumnMarginal.Oracle;

    /// <summary>How strictly the totals of the classes bind where they are relaxed: 0 (not at all) to 1 (as given).</summary>
    public double Exponent { get; init; } = 0.5;

    /// <summary>Share of the new estimate in the totals after a round (eta), above 0, at most 1.</summary>
    public double EmRate { get; init; } = 0.5;

    /// <summary>Smallest estimated total of a class, as a share of the equal one, 0 to 1.</summary>
    public double EmFloor { get; init; } = 0.01;

    /// <summary>Repetitions of row and minimum scaling under <see cref="ColumnMarginal.MinSize"/>, 1 to 1000.</summary>
    public int MinSizeSweeps { get; init; } = 50;

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    public void Require()
    {
        Check(Lambda is > 0 and <= 1000, $"Lambda is {Lambda}; it must be above 0 and at most 1000.");
        Check(Step is >= 0 and <= 1, $"Step is {Step}; it must be 0 to 1.");
        Check(Rounds is >= 0 and <= 1000, $"Rounds is {Rounds}; it must be 0 to 1000.");
        Check(Tolerance is >= 1e-7 and <= 0.1, $"Tolerance is {Tolerance}; it must be 1e-7 to 0.1.");
        Check(MostSweeps is >= 1 and <= 100_000, $"MostSweeps is {MostSweeps}; it must be 1 to 100000.");
        Check(Enum.IsDefined(Marginal), $"Marginal is {(int)Marginal}; it must be one of {string.Join(", ", Enum.GetNames<ColumnMarginal>())}.");
        Check(Exponent is >= 0 and <= 1, $"Exponent is {Exponent}; it must be 0 to 1.");
        Check(EmRate is > 0 and <= 1, $"EmRate is {EmRate}; it must be above 0 and at most 1.");
        Check(EmFloor is >= 0 and <= 1, $"EmFloor is {EmFloor}; it must be 0 to 1.");
        Check(MinSizeSweeps is >= 1 and <= 1000, $"MinSizeSweeps is {MinSizeSweeps}; it must be 1 to 1000.");
    }

    private static void Check(bool holds, FormattableString sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(FormattableString.Invariant(sentence));
        }
    }
}
