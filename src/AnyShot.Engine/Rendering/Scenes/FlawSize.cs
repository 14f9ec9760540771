namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Extent of one defect against the picture: under 6 %, 6 to 15 %, 15 to 40 %, above 40 % of its side (the length, of long defects; the width, of bands that cross the picture).</summary>
public enum FlawSize
{
    Tiny,
    Small,
    Medium,
    Large,
}
