namespace AnyShot.Edge.Configuration;

/// <summary>What was found in the text of a device configuration.</summary>
/// <param name="Configuration">To run with; null when there are mistakes.</param>
/// <param name="Text">The text with its places; null when it is no JSON.</param>
/// <param name="Mistakes">Everything that is wrong.</param>
internal sealed record ConfigurationCheck(DeviceConfiguration? Configuration, ConfigurationText? Text, IReadOnlyList<ConfigurationMistake> Mistakes);
