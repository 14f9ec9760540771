namespace AnyShot.Edge.Trials;

/// <summary>What a trial has shown so far. Immutable; docs/trial.md says what each figure means.</summary>
public sealed record TrialReport
{
    /// <summary>The revision on trial.</summary>
    public required long Revision { get; init; }

    /// <summary>The revision that judges the line.</summary>
    public required long LiveRevision { get; init; }

    public required TrialStage Stage { get; init; }

    public required TrialMode Mode { get; init; }

    /// <summary>Whether it may be promoted without force.</summary>
    public required bool CanPromote { get; init; }

    /// <summary>Why it may be promoted or not, one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>When its first count began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Why counts of an earlier start are not in here; empty when none are missing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Parts that both sets have judged.</summary>
    public required int PartsSeen { get; init; }

    /// <summary>Parts that it has to see.</summary>
    public required int PartsNeeded { get; init; }

    /// <summary>Parts of the line that it left out because it had not caught up.</summary>
    public required int PartsSkipped { get; init; }

    /// <summary>Of the parts seen: those that are decided alike.</summary>
    public required Rate Unchanged { get; init; }

    /// <summary>Of the parts seen: those that are failed now and would pass. An escape if the part is a defect, which nobody knows before a person has looked.</summary>
    public required Rate FailToPass { get; init; }

    /// <summary>Of the parts seen: those that pass now and would be failed. A false reject if the part is good.</summary>
    public required Rate PassToFail { get; init; }

    /// <summary>Of the parts seen: those that the live classes are unsure of.</summary>
    public required Rate UnsureLive { get; init; }

    /// <summary>Of the parts seen: those that the classes on trial are unsure of.</summary>
    public required Rate UnsureTrial { get; init; }

    /// <summary>Expected new escapes: <see cref="RegressionReport.NewEscapes"/>, and other parts that are failed now, would pass and were not confirmed as good.</summary>
    public required int ExpectedEscapes { get; init; }

    /// <summary>What differs, the most frequent first; also another class with the same decision.</summary>
    public required IReadOnlyList<TrialChange> Changes { get; init; }

    /// <summary>Parts to look at, those that say most first.</summary>
    public required IReadOnlyList<TrialExample> Examples { get; init; }

    /// <summary>The confirmed parts; null until they have been judged.</summary>
    public RegressionReport? Regression { get; init; }
}
