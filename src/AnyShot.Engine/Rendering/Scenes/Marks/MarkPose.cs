namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>Where a mark lies in the picture. A mark is drawn in a square from -1 to 1, y downwards.</summary>
/// <param name="X">Column of its middle.</param>
/// <param name="Y">Row of its middle.</param>
/// <param name="Scale">Pixels of half of its side.</param>
/// <param name="Sin">Of its turn.</param>
/// <param name="Cos">Of its turn.</param>
internal readonly record struct MarkPose(float X, float Y, float Scale, float Sin, float Cos)
{
    public (float X, float Y) ToPicture(float u, float v) => (X + (Scale * ((u * Cos) - (v * Sin))), Y + (Scale * ((u * Sin) + (v * Cos))));

    public (float U, float V) ToMark(float x, float y)
    {
        var (dx, dy) = ((x - X) / Scale, (y - Y) / Scale);
        return ((dx * Cos) + (dy * Sin), (dy * Cos) - (dx * Sin));
    }

    /// <summary>The same turn at another place within the mark, at another size.</summary>
    public MarkPose Within(float u, float v, float size)
    {
        var (x, y) = ToPicture(u, v);
        return this with { X = x, Y = y, Scale = Scale * size };
    }
}
