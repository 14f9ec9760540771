namespace AnyShot.Edge.Commands.Demo;

/// <summary>What one side of the demo has counted.</summary>
/// <param name="Side">PLC, Agent or MQTT.</param>
/// <param name="Parts">All parts.</param>
/// <param name="Pass">Of them, passed.</param>
/// <param name="Fail">Of them, failed.</param>
/// <param name="Unsure">Of them, unsure.</param>
internal readonly record struct SideCounts(string Side, long Parts, long Pass, long Fail, long Unsure);
