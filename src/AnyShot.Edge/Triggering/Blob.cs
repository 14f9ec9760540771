namespace AnyShot.Edge.Triggering;

/// <summary>A connected area that differs from the background.</summary>
/// <param name="X">Centre of mass, 0 to 1 across the region.</param>
/// <param name="Y">Centre of mass, 0 to 1 down the region.</param>
/// <param name="Width">Share of the region's width.</param>
/// <param name="Height">Share of the region's height.</param>
/// <param name="Area">Share of the region's area.</param>
/// <param name="Edges">Edges of the region that it touches.</param>
internal readonly record struct Blob(double X, double Y, double Width, double Height, double Area, RegionEdges Edges);
