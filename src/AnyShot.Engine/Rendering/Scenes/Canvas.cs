namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>
/// A square picture in the making: planes of red, green and blue, row by row, each value 0 (black) to 1 (white) before the camera clips it; and where the part and the defect are.
/// Made once and painted many times.
/// </summary>
internal sealed class Canvas
{
    public Canvas(int side)
    {
        Side = side;
        Red = new float[side * side];
        Green = new float[side * side];
        Blue = new float[side * side];
        Part = new float[side * side];
        Flaw = new float[side * side];
    }

    public int Side { get; }

    public float[] Red { get; }

    public float[] Green { get; }

    public float[] Blue { get; }

    /// <summary>1 on the part, 0 on what lies behind it. All 1 when the part fills the picture.</summary>
    public float[] Part { get; }

    /// <summary>How much of a pixel the defect covers, 0 to 1.</summary>
    public float[] Flaw { get; }

    public void Clear()
    {
        Array.Clear(Flaw);
        Array.Fill(Part, 1f);
    }
}
