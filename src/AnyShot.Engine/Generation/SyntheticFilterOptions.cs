using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Generation;

/// <summary>Settings of <see cref="SyntheticFilter"/>.</summary>
public sealed record SyntheticFilterOptions
{
    /// <summary>Fewest features a class keeps; where fewer are recognised, the most probable ones stay. 1 or more.</summary>
    public int Least { get; init; } = 5;

    /// <summary>Most features a class keeps, <see cref="Least"/> or more.</summary>
    public int Most { get; init; } = 20;

    /// <summary>Without shots: keep the features whose class vector is the nearest of the episode's, where there are class vectors.</summary>
    public bool ByClassVectors { get; init; } = true;

    /// <summary>B2, B3, B5 and B6 matter here; B4 is the fixed draw that <see cref="SyntheticFilter"/> is given.</summary>
    public CompatSwitches Compat { get; init; }

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        if (Least < 1 || Most < Least)
        {
            throw new ArgumentException($"A class keeps {Least} to {Most} generated features; the first must be 1 or more and the second no less.");
        }
    }
}
