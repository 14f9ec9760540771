namespace AnyShot.Engine.Rendering.Scenes.Parts;

/// <summary>How the border of a part runs through the picture.</summary>
internal enum PartOutline
{
    StraightEdge,
    Corner,
    Disc,
    Ring,
    Plate,
    Gear,
    Notched,
}
