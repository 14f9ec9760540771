using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>class/merge</c>.</summary>
public sealed record ClassMergeBody : ControlBody
{
    [Description("The class that goes.")]
    public required string From { get; init; }

    [Description("The class that gets its examples and words.")]
    public required string Into { get; init; }
}
