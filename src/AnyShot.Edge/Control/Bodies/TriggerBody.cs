using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>trigger</c>.</summary>
public sealed record TriggerBody : ControlBody
{
    [Description("The camera; may be left out where there is one only.")]
    public string? Camera { get; init; }

    [Description("Number of the part.")]
    public string? PartId { get; init; }
}
