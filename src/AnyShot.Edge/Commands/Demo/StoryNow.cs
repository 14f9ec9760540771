namespace AnyShot.Edge.Commands.Demo;

/// <summary>The story at a moment.</summary>
/// <param name="Lines">What was told, oldest first.</param>
/// <param name="Sides">Counts of PLC, agent and MQTT consumer.</param>
internal sealed record StoryNow(IReadOnlyList<string> Lines, IReadOnlyList<SideCounts> Sides);
