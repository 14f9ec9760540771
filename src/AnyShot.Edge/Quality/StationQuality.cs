using AnyShot.Edge.Trials;

namespace AnyShot.Edge.Quality;

/// <summary>How right the station was, on the parts that people have answered. These are no random sample: people look at parts that are unsure or disputed.</summary>
/// <param name="From">Parts captured from here on.</param>
/// <param name="To">Parts captured before.</param>
/// <param name="Parts">Answered parts.</param>
/// <param name="Disputed">Of these: those whose answers name different classes.</param>
/// <param name="IsCut">There are more answers than are read; the newest count.</param>
/// <param name="FirstRevision">Lowest class-set revision that judged them; 0 when there are none.</param>
/// <param name="LastRevision">Highest.</param>
/// <param name="LeastParts">Below so many parts a share is too uncertain to be shown.</param>
/// <param name="LeastCalibration">Below so many parts the calibration error is too uncertain to be shown.</param>
/// <param name="Outcome">Escapes, false rejects, unsure and right classes.</param>
/// <param name="Classes">The classes that occur, by number.</param>
/// <param name="Cells">The confusion matrix; cells without a part are left out.</param>
/// <param name="CalibrationError">Expected calibration error of the ten bins, 0 to 1; parts without a class are left out.</param>
/// <param name="Calibrated">Parts that it rests on.</param>
/// <param name="Bins">Ten bins of confidence.</param>
/// <param name="DisputedParts">Inspection ids of disputed parts, newest first; 50 at most.</param>
public sealed record StationQuality(
    DateTimeOffset From,
    DateTimeOffset To,
    int Parts,
    int Disputed,
    bool IsCut,
    long FirstRevision,
    long LastRevision,
    int LeastParts,
    int LeastCalibration,
    SetOutcome Outcome,
    IReadOnlyList<QualityClass> Classes,
    IReadOnlyList<ConfusionCell> Cells,
    double CalibrationError,
    int Calibrated,
    IReadOnlyList<ConfidenceBin> Bins,
    IReadOnlyList<long> DisputedParts);
