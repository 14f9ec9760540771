namespace AnyShot.Edge.Commissioning;

/// <summary>A camera and the region that is inspected, in normalised coordinates (0 to 1, origin top left).</summary>
/// <param name="Name">As configured.</param>
/// <param name="Source">Its address, without a password.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record CameraSetup(string Name, string Source, double X, double Y, double Width, double Height);
