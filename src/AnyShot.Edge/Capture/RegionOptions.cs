using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.Capture;

/// <summary>A rectangle in normalised image coordinates, origin top left.</summary>
public sealed class RegionOptions
{
    /// <summary>The whole image.</summary>
    internal static readonly RegionOptions Whole = new();

    [Range(0.0, 1.0), Description("Left edge, 0 to 1.")]
    public double X { get; set; }

    [Range(0.0, 1.0), Description("Top edge, 0 to 1.")]
    public double Y { get; set; }

    [Range(0.001, 1.0), Description("Width, 0 to 1.")]
    public double Width { get; set; } = 1;

    [Range(0.001, 1.0), Description("Height, 0 to 1.")]
    public double Height { get; set; } = 1;
}
