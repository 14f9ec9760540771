namespace AnyShot.Edge.Outbox;

/// <summary>An inspection id that was given out before its verdict, because somebody was told the number when the part was triggered.</summary>
/// <param name="InspectionId">The id.</param>
/// <param name="Camera">Camera that takes the part.</param>
/// <param name="PartId">Part number; empty for none.</param>
/// <param name="At">When, UTC.</param>
public sealed record Reservation(long InspectionId, string Camera, string PartId, DateTimeOffset At);
