namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Direction of a grain or of a long flaw in the picture.</summary>
public enum Direction
{
    Horizontal,
    Vertical,
    Diagonal,
}
