namespace AnyShot.Edge.Dashboard.Images;

/// <summary>Sharpness and exposure of a frame, within the camera's region.</summary>
/// <param name="Sequence">Number of the frame.</param>
/// <param name="CapturedAt">When it was read, UTC.</param>
/// <param name="Focus">Variance of the Laplacian; larger is sharper, comparable within one scene only.</param>
/// <param name="Mean">Mean grey level, 0 to 255.</param>
/// <param name="Dark">Share of pixels that are clipped to black, 0 to 1.</param>
/// <param name="Bright">Share of pixels that are clipped to white, 0 to 1.</param>
public sealed record LensReport(long Sequence, DateTimeOffset CapturedAt, double Focus, double Mean, double Dark, double Bright);
