using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>shot/remove</c>.</summary>
public sealed record ShotRemoveBody : ControlBody
{
    [Description("The class.")]
    public required string Id { get; init; }

    [Description("SHA-256 of the example, as shot/add answered.")]
    public required string Shot { get; init; }
}
