namespace AnyShot.Engine.Training.TwoStage;

/// <summary>How one stage is trained.</summary>
internal sealed record StagePlan
{
    public const string Coarse = "coarse";
    public const string Refined = "refined";

    /// <summary><see cref="Coarse"/>, <see cref="Fold"/> or <see cref="Refined"/>.</summary>
    public required string Name { get; init; }

    public required int HeadEpochs { get; init; }

    public required int TrunkEpochs { get; init; }

    public required UnfrozenPart Unfrozen { get; init; }

    /// <summary>Highest rate of the trunk.</summary>
    public required double TrunkRate { get; init; }

    /// <summary>Of the head beside a frozen trunk.</summary>
    public required double FirstHeadRate { get; init; }

    /// <summary>Highest rate of the head beside a trunk that is trained.</summary>
    public required double HeadRate { get; init; }

    /// <summary>Share of the probability that the loss spreads over all classes.</summary>
    public required double LabelSmoothing { get; init; }

    /// <summary>Ends after this epoch whatever comes; null where validation images decide.</summary>
    public int? LastEpoch { get; init; }

    /// <summary>Sets the draws of one stage apart from those of others.</summary>
    public required ulong Stream { get; init; }

    /// <param name="fold">From 0.</param>
    public static string Fold(int fold) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"fold {fold + 1}");

    public int Epochs => LastEpoch ?? HeadEpochs + TrunkEpochs;

    /// <summary>Falls on half a cosine from 1 to 0 over the epochs that train the trunk; 1 before.</summary>
    public double Share(int epoch) => epoch < HeadEpochs ? 1 : 0.5 * (1 + Math.Cos(Math.PI * (epoch - HeadEpochs) / Math.Max(1, TrunkEpochs)));
}
