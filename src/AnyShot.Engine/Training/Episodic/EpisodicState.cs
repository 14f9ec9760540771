namespace AnyShot.Engine.Training.Episodic;

/// <summary>Where a training stands, apart from weights and optimiser.</summary>
internal sealed record EpisodicState : ITrainingState
{
    /// <inheritdoc />
    public required string Settings { get; init; }

    /// <summary>Episodes done.</summary>
    public int Step { get; set; }

    /// <summary>Sum over the episodes since the last validation.</summary>
    public double Loss { get; set; }

    /// <summary>Sum of the accuracies over the episodes since the last validation.</summary>
    public double Right { get; set; }

    /// <summary>Position in <see cref="Rows"/> of the validation that chose the weights; -1 before the first.</summary>
    public int Best { get; set; } = -1;

    /// <summary>Validations so far.</summary>
    public List<EpisodicRow> Rows { get; init; } = [];
}
