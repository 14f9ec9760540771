using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>drift/reference</c>.</summary>
public sealed record DriftReferenceBody : ControlBody
{
    [Description("The camera whose next parts are its new reference; left out, all cameras.")]
    public string? Camera { get; init; }
}
