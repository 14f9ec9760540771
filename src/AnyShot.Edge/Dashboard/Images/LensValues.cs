namespace AnyShot.Edge.Dashboard.Images;

/// <summary>Sharpness and exposure of a picture.</summary>
/// <param name="Focus">Variance of the Laplacian; larger is sharper, comparable within one scene only.</param>
/// <param name="Mean">Mean grey level, 0 to 255.</param>
/// <param name="Dark">Share of pixels that are clipped to black, 0 to 1.</param>
/// <param name="Bright">Share of pixels that are clipped to white, 0 to 1.</param>
public sealed record LensValues(double Focus, double Mean, double Dark, double Bright);
