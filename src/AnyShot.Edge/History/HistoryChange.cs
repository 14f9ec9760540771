namespace AnyShot.Edge.History;

/// <summary>From here on other classes or another model judged.</summary>
/// <param name="At">Capture of the first part that they judged.</param>
/// <param name="InspectionId">That part.</param>
/// <param name="Revision">The class-set revision.</param>
/// <param name="Model">Identity of the backbone's weights.</param>
public sealed record HistoryChange(DateTimeOffset At, long InspectionId, long Revision, string Model);
