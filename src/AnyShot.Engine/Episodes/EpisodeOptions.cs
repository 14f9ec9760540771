using AnyShot.Engine.Data;

namespace AnyShot.Engine.Episodes;

/// <summary>What episodes are made of.</summary>
public sealed record EpisodeOptions
{
    /// <summary>Classes an episode (N), at least 2.</summary>
    public int Ways { get; init; } = 5;

    /// <summary>Labelled examples a class (K), 0 or more.</summary>
    public int Shots { get; init; } = 1;

    /// <summary>Queries a class (Q), at least 1; an episode has N * Q of them, however they fall on the classes.</summary>
    public int Queries { get; init; } = 15;

    /// <summary>Decides every draw.</summary>
    public ulong Seed { get; init; } = 1;

    public QueryRegime Regime { get; init; }

    /// <summary>Parameter of the symmetric Dirichlet distribution, above 0; the smaller, the more uneven. 2 is the published choice.</summary>
    public double Concentration { get; init; } = 2;

    /// <summary>Classes that have queries under <see cref="QueryRegime.Subset"/>, 1 to N; 0 is half of them, rounded up.</summary>
    public int PresentClasses { get; init; }

    /// <summary>Under <see cref="QueryRegime.Stream"/>: the shares change half way.</summary>
    public bool Drift { get; init; }

    /// <summary>Classes that episodes draw from.</summary>
    public ClassSplit Split { get; init; } = ClassSplit.Novel;

    /// <summary>Labels of the classes that episodes draw from, in place of <see cref="Split"/>; null for that.</summary>
    public IReadOnlyList<int>? Classes { get; init; }

    /// <summary>Which of these classes an episode gets.</summary>
    public ClassSampling Sampling { get; init; }

    /// <summary>B8 and B9 matter here.</summary>
    public CompatSwitches Compat { get; init; }

    /// <exception cref="ArgumentException">A value is out of its range; one sentence names it.</exception>
    internal void Require()
    {
        Check(Ways >= 2, $"ways is {Ways}; an episode has 2 classes at least.");
        Check(Shots >= 0, $"shots is {Shots}; it cannot be negative.");
        Check(Queries >= 1, $"queries is {Queries}; a class has 1 query at least.");
        Check(Concentration is > 0 and <= 1e6, $"concentration is {Concentration}; it must be above 0.");
        Check(PresentClasses >= 0 && PresentClasses <= Ways, $"{PresentClasses} classes are to be present of {Ways} ways.");
    }

    private static void Check(bool condition, string sentence)
    {
        if (!condition)
        {
            throw new ArgumentException(sentence);
        }
    }
}
