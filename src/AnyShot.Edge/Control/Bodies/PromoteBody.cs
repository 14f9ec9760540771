using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>class/promote</c>.</summary>
public sealed record PromoteBody : ControlBody
{
    [Description("The revision on trial that was looked at.")]
    public required long Revision { get; init; }

    [Description("True promotes before the trial is complete; needs a reason in why.")]
    public bool Force { get; init; }
}
