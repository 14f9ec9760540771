using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>replay</c>.</summary>
public sealed record ReplayBody : ControlBody
{
    [Description("The last inspection that the consumer has; what came after it is sent again, as far as the replay window reaches. All of the window when it is left out.")]
    public long? AfterInspectionId { get; init; }
}
