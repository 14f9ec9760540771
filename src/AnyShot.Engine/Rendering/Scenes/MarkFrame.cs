namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Outline of a printed or engraved mark.</summary>
public enum MarkFrame
{
    None,
    Circle,
    Triangle,
    TriangleDown,
    Square,
    Diamond,
    Octagon,
}
