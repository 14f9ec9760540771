using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>configuration/apply</c>.</summary>
public sealed record ConfigurationApplyBody : ControlBody
{
    [Description("The whole configuration, as text.")]
    public required string Text { get; init; }

    [Description("Digest of the configuration that was read and changed (GET /api/configuration).")]
    public required string Expected { get; init; }
}
