namespace AnyShot.Engine.Training.TwoStage;

/// <summary>Where one stage stands, apart from weights and optimiser.</summary>
internal sealed record StageState
{
    /// <summary>Epochs done.</summary>
    public int Epoch { get; set; }

    /// <summary>Steps done.</summary>
    public int Steps { get; set; }

    /// <summary>Epoch of the best weights, from 1; 0 before the first.</summary>
    public int BestEpoch { get; set; }

    /// <summary>Its macro F1 on the validation images.</summary>
    public double BestMacroF1 { get; set; }

    /// <summary>Its loss on the validation images.</summary>
    public double BestLoss { get; set; }

    /// <summary>What the best weights make of the validation images: probabilities, row-major (images, classes). Null before the end, and where the classes are not those that count.</summary>
    public float[]? HeldProbabilities { get; set; }

    /// <summary>The classes of these images.</summary>
    public int[]? HeldLabels { get; set; }

    /// <summary>One an epoch.</summary>
    public List<StageRow> Rows { get; init; } = [];
}
