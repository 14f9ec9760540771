namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Edge of a defect.</summary>
public enum Sharpness
{
    Sharp,
    Soft,
}
