namespace AnyShot.Edge.Trials;

/// <summary>Looks on while changed classes judge in shadow, and says whether they may become live. Thread-safe.</summary>
public interface ITrial
{
    /// <summary>What the trial has shown so far; null when nothing is on trial.</summary>
    TrialReport? Report();

    /// <summary>Whether what is on trial may be promoted. Otherwise it takes an engineer who forces it, with a reason.</summary>
    /// <param name="sentence">Why or why not, one sentence.</param>
    bool CanPromote(out string sentence);
}
