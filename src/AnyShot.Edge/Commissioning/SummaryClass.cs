namespace AnyShot.Edge.Commissioning;

/// <summary>A class as it was commissioned.</summary>
/// <param name="Number">For the PLC.</param>
/// <param name="Name">For people.</param>
/// <param name="Severity"><c>good</c>, <c>minor</c> or <c>defect</c>.</param>
/// <param name="Examples">Pictures that were added while the agent ran, and whether it has a folder of them.</param>
public sealed record SummaryClass(int Number, string Name, string Severity, string Examples);
