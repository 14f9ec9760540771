using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>feedback</c>: what a part really is.</summary>
public sealed record FeedbackBody : ControlBody
{
    [Description("The verdict.")]
    public required long InspectionId { get; init; }

    [Description("Id of the class that the part really is of; left out, the verdict is confirmed.")]
    public string? Class { get; init; }
}
