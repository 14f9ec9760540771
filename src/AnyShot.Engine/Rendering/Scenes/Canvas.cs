namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>
/// A square picture in the making: planes of red, green and blue, row by row, each value 0 (black) to 1 (white) before the camera clips it; and where the part and the defect are.
/// Made once and painted many times.
/// </summary>
internal sealed class Canvas
{
    public const float NoOutline = 1e4f;

    public Canvas(int side)
    {
        Side = side;
        Red = new float[side * side];
        Green = new float[side * side];
        Blue = new float[side * side];
        Part = new float[side * side];
        Flaw = new float[side * side];
        Inside = new float[side * side];
        Clear();
    }

    public int Side { get; }

    public float[] Red { get; }

    public float[] Green { get; }

    public float[] Blue { get; }

    /// <summary>1 on the part, 0 on what lies behind it. All 1 when the part fills the picture.</summary>
    public float[] Part { get; }

    /// <summary>How much of a pixel the defect covers, 0 to 1.</summary>
    public float[] Flaw { get; }

    /// <summary>Pixels to the outline of the part, positive on the part; <see cref="NoOutline"/> everywhere when the part fills the picture.</summary>
    public float[] Inside { get; }

    /// <summary>Where the light comes from: a unit vector in the picture, y downwards. Set once a picture, before the first layer; shadows fall the other way.</summary>
    public (float X, float Y) Light { get; set; }

    /// <summary>Where conductor tracks run, when the surface is a board that shows them from edge to edge.</summary>
    public TrackLayout? Tracks { get; set; }

    public void Clear()
    {
        Tracks = null;
        Array.Clear(Flaw);
        Array.Fill(Part, 1f);
        Array.Fill(Inside, NoOutline);
        Light = (-0.6f, -0.8f);
    }
}
