using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>class/rollback</c>.</summary>
public sealed record RollbackBody : ControlBody
{
    [Description("The revision whose classes become live again.")]
    public required long Revision { get; init; }
}
