namespace AnyShot.Edge.Drift;

/// <summary>A point of a camera's history.</summary>
/// <param name="At">When the newest part of the window was seen.</param>
/// <param name="InspectionId">That part.</param>
/// <param name="Distance">Of the window to the reference, as a share of the limit: above 1 is drift.</param>
/// <param name="Brightness">Mean grey level of the window, 0 to 255.</param>
public sealed record DriftPoint(DateTimeOffset At, long InspectionId, double Distance, double Brightness);
