namespace AnyShot.Edge.Commands.Demo;

/// <summary>A part as the simulated PLC saw it.</summary>
/// <param name="InspectionId">Number of the verdict.</param>
/// <param name="PartId">Number that the PLC had given the part.</param>
/// <param name="ClassName">What the agent named it.</param>
/// <param name="Pass">The part passed.</param>
/// <param name="Fail">The part failed.</param>
/// <param name="Gate">The reject gate took the part off the line.</param>
internal sealed record PlcPart(long InspectionId, string PartId, string ClassName, bool Pass, bool Fail, bool Gate);
