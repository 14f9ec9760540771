namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Number of defects of the same kind: 1, 2 to 4, 5 or more.</summary>
public enum FlawCount
{
    One,
    Few,
    Many,
}
