using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>shot/add</c>: an image, or the part of an inspection.</summary>
public sealed record ShotAddBody : ControlBody
{
    [Description("The class.")]
    public required string Id { get; init; }

    [Description("A PNG, JPEG or BMP file as base64.")]
    public string? Image { get; init; }

    [Description("The inspection whose part is the example.")]
    public long? InspectionId { get; init; }
}
