namespace AnyShot.Engine.Rendering.Scenes.Flaws;

/// <summary>A place on the border of the part.</summary>
/// <param name="X">Column.</param>
/// <param name="Y">Row.</param>
/// <param name="InX">Unit vector into the part.</param>
/// <param name="InY">Unit vector into the part.</param>
internal readonly record struct Outline(float X, float Y, float InX, float InY)
{
    /// <summary>Direction along the border, in radians, chosen so that a site with this angle has the part on the side of positive <c>across</c>.</summary>
    public float Along => MathF.Atan2(-InX, InY);

    /// <summary>The place on the border that is nearest to a wished place, or none when the part fills the picture.</summary>
    public static Outline? Near(float x, float y, Canvas canvas)
    {
        var last = canvas.Side - 2;
        for (var i = 0; i < 4; i++)
        {
            var at = ((int)Math.Clamp(y, 1, last) * canvas.Side) + (int)Math.Clamp(x, 1, last);
            var inside = canvas.Inside[at];
            if (inside >= Canvas.NoOutline)
            {
                return null;
            }

            var dx = canvas.Inside[at + 1] - canvas.Inside[at - 1];
            var dy = canvas.Inside[at + canvas.Side] - canvas.Inside[at - canvas.Side];
            var length = Math.Max(MathF.Sqrt((dx * dx) + (dy * dy)), 1e-3f);
            (dx, dy) = (dx / length, dy / length);
            if (i == 3)
            {
                return new Outline(x, y, dx, dy);
            }

            x = Math.Clamp(x - (dx * inside), 1, last);
            y = Math.Clamp(y - (dy * inside), 1, last);
        }

        return null;
    }
}
