namespace AnyShot.Edge.Dashboard.Images;

/// <summary>An encoded frame.</summary>
/// <param name="Stamp">Which frame it is.</param>
/// <param name="Jpeg">The picture.</param>
public sealed record Preview(FrameStamp Stamp, byte[] Jpeg);
