using AnyShot.Engine.Confidence;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>What a row has besides when confidence was fitted on validation classes. Errors and shares are from 0 to 1.</summary>
internal sealed record ConfidenceColumns
{
    /// <summary>Validation episodes that it was fitted on.</summary>
    public required int Episodes { get; init; }

    /// <summary>Classes of such an episode; fewer than the row's where there are too few validation classes.</summary>
    public required int Way { get; init; }

    public required double Temperature { get; init; }

    /// <summary>Expected calibration error after scaling; the row has that of before.</summary>
    public required double EceScaled { get; init; }

    public required double AdaptiveEceScaled { get; init; }

    public required double Brier { get; init; }

    public required double BrierScaled { get; init; }

    public required double Nll { get; init; }

    public required double NllScaled { get; init; }

    /// <summary>Stated bound of the error of the answered queries.</summary>
    public required double ErrorBound { get; init; }

    /// <summary>Lowest confidence that is answered; null where no threshold keeps the bound.</summary>
    public required double? Threshold { get; init; }

    /// <summary>On held-out episodes of the validation classes, for which the bound is stated.</summary>
    public required AbstentionResult HeldOut { get; init; }

    /// <summary>On the row's own episodes.</summary>
    public required AbstentionResult Answered { get; init; }

    /// <summary>Prediction sets at the same error rate on the row's own episodes.</summary>
    public required ConformalResult Sets { get; init; }

    /// <summary>Known against unknown classes by the open-set score on the row's classes; null with fewer than two shots.</summary>
    public required double? OpenSetAuroc { get; init; }

    /// <summary>For the reliability plot: before and after scaling.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    public required IReadOnlyList<ReliabilityBin> BinsScaled { get; init; }

    public static ConfidenceColumns From(ConfidenceMeasurement measured, int episodes, int way, double bound, double? openSetAuroc) => new()
    {
        Episodes = episodes,
        Way = way,
        Temperature = measured.Scaling.Temperature,
        EceScaled = measured.Scaled.ExpectedError,
        AdaptiveEceScaled = measured.Scaled.AdaptiveError,
        Brier = measured.Raw.Brier,
        BrierScaled = measured.Scaled.Brier,
        Nll = measured.Raw.NegativeLogLikelihood,
        NllScaled = measured.Scaled.NegativeLogLikelihood,
        ErrorBound = bound,
        Threshold = double.IsFinite(measured.Rule.Threshold) ? measured.Rule.Threshold : null,
        HeldOut = measured.HeldOut,
        Answered = measured.Measured,
        Sets = measured.Sets,
        OpenSetAuroc = openSetAuroc,
        Bins = measured.Raw.Bins,
        BinsScaled = measured.Scaled.Bins,
    };
}
