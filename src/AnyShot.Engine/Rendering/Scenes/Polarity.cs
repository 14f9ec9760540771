namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>A defect against its surroundings.</summary>
public enum Polarity
{
    Darker,
    Brighter,
    Mixed,
    Coloured,
}
