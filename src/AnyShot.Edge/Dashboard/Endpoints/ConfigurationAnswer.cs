using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>The device configuration.</summary>
/// <param name="File">Where it lies on the agent's machine.</param>
/// <param name="Text">All of it; passwords in addresses of cameras are hidden.</param>
/// <param name="Digest">What <c>configuration/apply</c> expects.</param>
/// <param name="IsRunning">False when the file was changed by hand since the agent started with it.</param>
/// <param name="Obstacle">Why it cannot be applied here; empty when nothing speaks against it.</param>
/// <param name="Outcome">How the newest applied configuration went; null when none was applied since the process started.</param>
public sealed record ConfigurationAnswer(string File, string Text, string Digest, bool IsRunning, string Obstacle, ConfigurationOutcome? Outcome);
