using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Graphs;

/// <summary>Settings of the self-attentive graph embedding. The defaults are those of the method for every number of shots.</summary>
public sealed record GraphOptions
{
    /// <summary>Most similar rows that each row is joined to (k), 1 to 1000; with fewer rows, all of them.</summary>
    public int Neighbours { get; init; } = 4;

    /// <summary>Power of the smoothed adjacency matrix (kappa), 1 to 64: how many steps along the graph a row sees.</summary>
    public int Kappa { get; init; } = 1;

    /// <summary>Weight of a row's own loop (alpha), 0 to 10.</summary>
    public double Alpha { get; init; } = 0.75;

    public Centring Centring { get; init; } = Centring.Blocks;

    /// <summary>
    /// Replaces the features by the triangular factor of their QR decomposition, which leaves all cosines as they are and is smaller where there are fewer
    /// rows than numbers in a row. The tensor form only; the processor's kernels gain nothing by it.
    /// </summary>
    public bool Triangular { get; init; }

    /// <summary><see cref="CompatSwitches.B17"/> is heeded here.</summary>
    public CompatSwitches Compat { get; init; }

    /// <summary>Smallest degree of a row, so that a row without neighbours divides by no zero.</summary>
    internal const float DegreeFloor = 1e-8f;

    /// <summary>Rows whose centred length is below this are the mean itself and become zero: only rounding would be scaled up.</summary>
    internal const float ShortestRow = 1e-6f;

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    public void Require()
    {
        Check(Neighbours is >= 1 and <= 1000, $"Neighbours is {Neighbours}; it must be 1 to 1000.");
        Check(Kappa is >= 1 and <= 64, $"Kappa is {Kappa}; it must be 1 to 64.");
        Check(Alpha is >= 0 and <= 10, $"Alpha is {Alpha}; it must be 0 to 10.");
        Check(Kappa * Math.Log(1 + Alpha) < 80, $"Alpha {Alpha} to the power of kappa {Kappa} is beyond what a number holds; take a smaller one of them.");
        Check(Enum.IsDefined(Centring), $"Centring is {(int)Centring}; it must be one of {string.Join(", ", Enum.GetNames<Centring>())}.");
    }

    private static void Check(bool holds, FormattableString sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(FormattableString.Invariant(sentence));
        }
    }
}
