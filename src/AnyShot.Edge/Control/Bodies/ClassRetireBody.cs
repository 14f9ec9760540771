using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>class/retire</c>.</summary>
public sealed record ClassRetireBody : ControlBody
{
    [Description("The class.")]
    public required string Id { get; init; }
}
