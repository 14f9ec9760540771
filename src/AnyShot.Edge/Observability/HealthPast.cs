namespace AnyShot.Edge.Observability;

/// <summary>How one part of the agent was. Immutable.</summary>
/// <param name="Status">The latest.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Trouble">The last sentence while it was down; empty for never.</param>
/// <param name="TroubleSince">When that began; null for never.</param>
/// <param name="TroubleUntil">When it was over; null while it lasts, and for never.</param>
public sealed record HealthPast(HealthStatus Status, DateTimeOffset Since, string Trouble, DateTimeOffset? TroubleSince, DateTimeOffset? TroubleUntil)
{
    internal static HealthPast Begin(HealthReport report, DateTimeOffset now) =>
        new HealthPast(report.Status, now, "", null, null).Next(report, now);

    internal HealthPast Next(HealthReport report, DateTimeOffset now)
    {
        var since = report.Status == Status ? Since : now;
        if (report.Status != HealthStatus.Down)
        {
            return this with { Status = report.Status, Since = since, TroubleUntil = TroubleSince is null ? null : TroubleUntil ?? now };
        }

        // A new trouble, or the same one in other words.
        var began = TroubleSince is { } begun && TroubleUntil is null ? begun : now;
        return new HealthPast(report.Status, since, report.Sentence, began, null);
    }
}
