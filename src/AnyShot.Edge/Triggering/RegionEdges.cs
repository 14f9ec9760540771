namespace AnyShot.Edge.Triggering;

/// <summary>Edges of the region of interest.</summary>
[Flags]
internal enum RegionEdges
{
    None = 0,
    Left = 1,
    Right = 2,
    Top = 4,
    Bottom = 8,
}
