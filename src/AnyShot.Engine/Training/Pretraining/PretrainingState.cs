namespace AnyShot.Engine.Training.Pretraining;

/// <summary>Where a training stands, apart from weights and optimiser.</summary>
internal sealed record PretrainingState : ITrainingState
{
    /// <inheritdoc />
    public required string Settings { get; init; }

    /// <summary>Steps done.</summary>
    public int Step { get; set; }

    /// <summary>Sum over the steps of the epoch under way.</summary>
    public double ClassLoss { get; set; }

    /// <summary>Sum over the steps of the epoch under way.</summary>
    public double RotationLoss { get; set; }

    /// <summary>Highest accuracy of the validation episodes so far, 0 to 1; null before the first.</summary>
    public double? BestAccuracy { get; set; }

    /// <summary>Its epoch.</summary>
    public int BestEpoch { get; set; }

    /// <summary>Epochs done.</summary>
    public List<EpochRow> Rows { get; init; } = [];
}
