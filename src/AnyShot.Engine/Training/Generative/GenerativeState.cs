namespace AnyShot.Engine.Training.Generative;

/// <summary>Where a training stands, apart from weights and optimisers.</summary>
internal sealed record GenerativeState
{
    /// <summary>What the result depends on, in words; a checkpoint of other settings is refused.</summary>
    public required string Settings { get; init; }

    /// <summary>Steps done.</summary>
    public int Step { get; set; }

    /// <summary>Sums over the steps of the epoch under way, one a loss.</summary>
    public required double[] Sums { get; set; }

    /// <summary>Mean losses of the epochs done.</summary>
    public List<double[]> Rows { get; init; } = [];
}
