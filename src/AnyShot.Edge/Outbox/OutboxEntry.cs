using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Outbox;

/// <summary>A verdict that a sink has yet to acknowledge.</summary>
/// <param name="InspectionId">Id of the verdict.</param>
/// <param name="Json">The verdict as UTF-8 JSON (<see cref="VerdictJson"/>).</param>
/// <param name="IsReplay">True when it was delivered before and goes out again.</param>
public sealed record OutboxEntry(long InspectionId, byte[] Json, bool IsReplay);
