namespace AnyShot.Engine.Training.WeakShot;

/// <summary>Where a stage stands, apart from weights and optimisers.</summary>
internal sealed record StageState
{
    /// <summary>What the result depends on, in words; a checkpoint of other settings is refused.</summary>
    public required string Settings { get; init; }

    /// <summary>Highest F1 so far, 0 to 1; null before the first epoch and where nothing chooses.</summary>
    public double? BestF1 { get; set; }

    /// <summary>Its epoch.</summary>
    public int BestEpoch { get; set; }

    /// <summary>Epochs done.</summary>
    public List<StageRow> Rows { get; init; } = [];
}
