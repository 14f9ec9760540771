using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Dashboard.Live;

/// <summary>A verdict for the page.</summary>
/// <param name="Verdict">As published over MQTT.</param>
/// <param name="Part">Address of the picture of the part; it answers 404 once the picture has left the bounded store.</param>
public sealed record VerdictEvent(Verdict Verdict, string Part)
{
    public static VerdictEvent Of(Verdict verdict) => new(verdict, $"/api/verdicts/{verdict.InspectionId}/part.jpg");
}
