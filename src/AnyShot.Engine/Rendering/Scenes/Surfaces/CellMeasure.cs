namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>What a field of cells holds.</summary>
internal enum CellMeasure
{
    Distance,
    Border,
    Value,
    Tilt,
}
