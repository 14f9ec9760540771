namespace AnyShot.Edge.Drift;

/// <summary>Drift of all cameras.</summary>
/// <param name="ReferenceParts">Parts of a reference.</param>
/// <param name="WindowParts">Parts that are compared with it.</param>
/// <param name="SustainedParts">Parts in a row that raise or clear the alarm.</param>
/// <param name="FalseAlarms">Share of windows of the reference that lie beyond the limit.</param>
/// <param name="Skipped">Parts since the start that were left out because the watch was slower than the line.</param>
/// <param name="Cameras">In the order of the configuration.</param>
public sealed record DriftReport(int ReferenceParts, int WindowParts, int SustainedParts, double FalseAlarms, long Skipped, IReadOnlyList<CameraDriftReport> Cameras);
