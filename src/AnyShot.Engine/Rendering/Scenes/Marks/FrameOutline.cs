namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>Outlines of frames in a square from -1 to 1, and the room for a symbol inside them.</summary>
internal static class FrameOutline
{
    /// <summary>Distance into the frame; exact but near rounded corners.</summary>
    /// <param name="frame">Its kind.</param>
    /// <param name="u">Place.</param>
    /// <param name="v">Place, downwards.</param>
    /// <param name="round">Cut off the corners: 0 none, 1 much.</param>
    public static float Inside(MarkFrame frame, float u, float v, float round)
    {
        var radius = MathF.Sqrt((u * u) + (v * v));
        var (a, b) = (MathF.Abs(u), MathF.Abs(v));
        return frame switch
        {
            MarkFrame.Circle => 0.98f - radius,
            MarkFrame.Triangle => Triangle(a, v, radius, round),
            MarkFrame.TriangleDown => Triangle(a, -v, radius, round),
            MarkFrame.Square => Math.Min(0.88f - Math.Max(a, b), 1.2445f - (0.18f * round) - radius),
            MarkFrame.Diamond => Math.Min((0.98f - a - b) * 0.70711f, 0.98f - (0.1f * round) - radius),
            MarkFrame.Octagon => 0.92f - Math.Max(Math.Max(a, b), (a + b) * 0.70711f),
            _ => -1,
        };
    }

    /// <summary>Middle and size of the symbol: largest as fits into the frame with a border of this width.</summary>
    public static (float V, float Size) Room(MarkFrame frame, float border) => frame switch
    {
        MarkFrame.Circle => (0, 0.72f * (0.98f - border)),
        MarkFrame.Triangle => (0.2f, 0.46f - (0.5f * border)),
        MarkFrame.TriangleDown => (-0.2f, 0.46f - (0.5f * border)),
        MarkFrame.Square => (0, 0.86f * (0.88f - border)),
        MarkFrame.Diamond => (0, 0.54f * (0.98f - border)),
        MarkFrame.Octagon => (0, 0.76f * (0.92f - border)),
        _ => (0, 1),
    };

    /// <summary>Equilateral, tip up, its middle a little above that of the square so that it fills it.</summary>
    private static float Triangle(float a, float v, float radius, float round)
    {
        v += 0.06f;
        var shifted = v - 0.28f;
        var inside = 0.55f - Math.Max(shifted, (a * 0.86603f) - (shifted * 0.5f));
        var corner = MathF.Sqrt((a * a) + (shifted * shifted));
        return radius > 2 ? inside : Math.Min(inside, 1.1f - (0.16f * round) - corner);
    }
}
