namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Colours that have a common name.</summary>
public enum SceneColour
{
    Black,
    DarkGrey,
    Grey,
    LightGrey,
    White,
    Red,
    Orange,
    Brown,
    Yellow,
    Green,
    Teal,
    Blue,
    Purple,
    Pink,
}
