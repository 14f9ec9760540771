namespace AnyShot.Edge.Commands.Demo;

/// <summary>What the simulated PLC counted.</summary>
/// <param name="Parts">Results that it read and acknowledged.</param>
/// <param name="Pass">Of them, passed.</param>
/// <param name="Fail">Of them, failed.</param>
/// <param name="Unsure">Of them, unsure.</param>
/// <param name="Gate">Parts that the reject gate took off the line.</param>
/// <param name="Missed">Triggers that were not accepted.</param>
/// <param name="Mismatched">Results with another part number than the trigger's.</param>
internal sealed record PlcTotals(long Parts, long Pass, long Fail, long Unsure, long Gate, long Missed, long Mismatched);
