using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>mode</c>.</summary>
public sealed record ModeBody : ControlBody
{
    [Description("automatic: parts are judged; maintenance: cameras run and nothing is judged.")]
    public required OperatingMode Mode { get; init; }
}
