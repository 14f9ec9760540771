namespace AnyShot.Engine.Rendering.Scenes.Flaws;

/// <summary>Shows through where material is missing: the picture beside the part, mirrored at the border, so that its texture and light go on.</summary>
internal readonly struct Backdrop
{
    private readonly Canvas _canvas;
    private readonly (float Red, float Green, float Blue) _mean;

    public Backdrop(Canvas canvas)
    {
        _canvas = canvas;
        var (red, green, blue, count) = (0f, 0f, 0f, 0f);
        for (var at = 0; at < canvas.Part.Length; at += 13)
        {
            if (canvas.Part[at] < 0.02f)
            {
                red += canvas.Red[at];
                green += canvas.Green[at];
                blue += canvas.Blue[at];
                count++;
            }
        }

        _mean = count == 0 ? (0.05f, 0.05f, 0.05f) : (red / count, green / count, blue / count);
    }

    /// <summary>Replaces a share of a pixel of the part.</summary>
    public void Show(int x, int y, float share, in Outline outline)
    {
        var at = (y * _canvas.Side) + x;
        // Far enough from the border to be clear of the part's shadow.
        var depth = (2 * Math.Max(0, _canvas.Inside[at])) + (0.1f * _canvas.Side);
        var mirrorX = (int)(x - (outline.InX * depth));
        var mirrorY = (int)(y - (outline.InY * depth));
        var (red, green, blue) = _mean;
        if ((uint)mirrorX < (uint)_canvas.Side && (uint)mirrorY < (uint)_canvas.Side)
        {
            var from = (mirrorY * _canvas.Side) + mirrorX;
            if (_canvas.Part[from] < 0.02f)
            {
                (red, green, blue) = (_canvas.Red[from], _canvas.Green[from], _canvas.Blue[from]);
            }
        }

        _canvas.Red[at] += share * (red - _canvas.Red[at]);
        _canvas.Green[at] += share * (green - _canvas.Green[at]);
        _canvas.Blue[at] += share * (blue - _canvas.Blue[at]);
        _canvas.Flaw[at] = Math.Max(_canvas.Flaw[at], share);
    }
}
