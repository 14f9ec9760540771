namespace AnyShot.Edge.Commissioning;

/// <summary>Everything as it was found, to be signed. Immutable.</summary>
/// <param name="Station">Name of the station.</param>
/// <param name="Camera">The camera that the runs looked at.</param>
/// <param name="Setup">Model, class revision, cameras with their regions.</param>
/// <param name="Classes">The classes that judge.</param>
/// <param name="Good">The run of good parts.</param>
/// <param name="Defects">The run of defects; null where none was made.</param>
/// <param name="Report">The check.</param>
public sealed record CommissioningSummary(string Station, string Camera, Setup Setup, IReadOnlyList<SummaryClass> Classes, RunResult Good, RunResult? Defects, CheckReport Report);
