using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>camera/change</c>.</summary>
public sealed record CameraChangeBody : ControlBody
{
    [Description("The camera.")]
    public required string Camera { get; init; }

    [Description("Left edge of the region of interest, 0 to 1; 0 when it is left out and width is not.")]
    public double? X { get; init; }

    [Description("Top edge, 0 to 1; 0 when it is left out and height is not.")]
    public double? Y { get; init; }

    [Description("Width, 0 to 1; left out with height, the region stays as it is.")]
    public double? Width { get; init; }

    [Description("Height, 0 to 1.")]
    public double? Height { get; init; }

    [Description("The trigger; left out, it stays as it is.")]
    public CameraTriggerBody? Trigger { get; init; }
}
