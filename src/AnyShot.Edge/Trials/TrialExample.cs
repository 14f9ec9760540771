namespace AnyShot.Edge.Trials;

/// <summary>A part on which live classes and classes on trial do not say the same, to look at.</summary>
/// <param name="InspectionId">Of the live verdict.</param>
/// <param name="Camera">That saw it.</param>
/// <param name="PartId">Part number where known, else empty.</param>
/// <param name="CapturedAt">When.</param>
/// <param name="Live">Decision of the live classes: pass, fail or unsure.</param>
/// <param name="LiveClass">Their class; empty for none.</param>
/// <param name="LiveConfidence">0 to 1.</param>
/// <param name="Trial">Decision of the classes on trial.</param>
/// <param name="TrialClass">Their class; empty for none.</param>
/// <param name="TrialConfidence">0 to 1.</param>
public sealed record TrialExample(
    long InspectionId,
    string Camera,
    string PartId,
    DateTimeOffset CapturedAt,
    string Live,
    string LiveClass,
    double LiveConfidence,
    string Trial,
    string TrialClass,
    double TrialConfidence)
{
    /// <summary>Id of the class that somebody has confirmed since; empty when nobody has.</summary>
    public string ConfirmedAs { get; init; } = "";

    /// <summary>What says most comes first: 0 would fail now, 1 would pass now, 2 to or from unsure, 3 another class with the same decision.</summary>
    internal int Kind => (Live, Trial) switch
    {
        ("pass", "fail") => 0,
        ("fail", "pass") => 1,
        _ when Live != Trial => 2,
        _ => 3,
    };
}
