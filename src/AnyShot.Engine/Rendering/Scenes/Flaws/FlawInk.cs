namespace AnyShot.Engine.Rendering.Scenes.Flaws;

/// <summary>Brings a layer of defects onto the picture: colour, brightness and texture inside, and light and shade on slopes.</summary>
internal sealed class FlawInk
{
    private FlawPlan _plan;
    private float _seedX;
    private float _seedY;
    private float _sin;
    private float _cos;
    private float _grain;
    private float _contrast;
    private (float Red, float Green, float Blue) _mean;
    private (float Red, float Green, float Blue) _dark;
    private (float Red, float Green, float Blue) _bright;

    public void Apply(in FlawPlan plan, float angle, FlawLayer layer, Canvas canvas, ref Pcg32 instance)
    {
        var box = layer.Drawn;
        if (box.Left >= box.Right)
        {
            return;
        }

        Prepare(plan, angle, box, canvas, ref instance);
        for (var y = box.Top; y < box.Bottom; y++)
        {
            for (var x = box.Left; x < box.Right; x++)
            {
                Pixel(x, y, layer, canvas);
            }
        }
    }

    private void Prepare(in FlawPlan plan, float angle, (int Left, int Top, int Right, int Bottom) box, Canvas canvas, ref Pcg32 instance)
    {
        _plan = plan;
        _seedX = instance.Range(0, 256);
        _seedY = instance.Range(0, 256);
        (_sin, _cos) = Angle.SinCos(angle);
        var own = plan.Own;
        _grain = own.Range(0.35f, 1);
        _contrast = Measure(box, canvas);
        var depth = 1 - (0.95f * _contrast);
        _dark = (_mean.Red * depth * own.Range(0.9f, 1.1f), _mean.Green * depth * own.Range(0.9f, 1.05f), _mean.Blue * depth * own.Range(0.85f, 1.05f));
        var light = own.Range(0.92f, 1.15f);
        _bright = (Up(_mean.Red, light), Up(_mean.Green, light * own.Range(0.94f, 1)), Up(_mean.Blue, light * own.Range(0.85f, 1)));
    }

    private float Up(float value, float light) => value + (_contrast * Math.Max(light - value, 0.08f));

    /// <summary>Takes the mean colour of the part around the defects.</summary>
    /// <returns>The plan's contrast, raised where the surface is so uneven or so dark that the defect would not be seen.</returns>
    private float Measure((int Left, int Top, int Right, int Bottom) box, Canvas canvas)
    {
        var step = Math.Max(1, (box.Right - box.Left) / 12);
        var (red, green, blue, count, squares) = (0f, 0f, 0f, 1e-3f, 0f);
        for (var y = box.Top; y < box.Bottom; y += step)
        {
            for (var x = box.Left; x < box.Right; x += step)
            {
                var at = (y * canvas.Side) + x;
                var part = canvas.Part[at];
                red += canvas.Red[at] * part;
                green += canvas.Green[at] * part;
                blue += canvas.Blue[at] * part;
                count += part;
                squares += canvas.Green[at] * canvas.Green[at] * part;
            }
        }

        _mean = (red / count, green / count, blue / count);
        var deviation = MathF.Sqrt(Math.Max(0, (squares / count) - (_mean.Green * _mean.Green)));
        var busy = 1.5f * deviation / Math.Max(_mean.Green, 0.1f);
        var least = _plan.Polarity == Polarity.Darker && _mean.Green < 0.3f ? 0.8f : 0;
        return Math.Min(1, Math.Max(_plan.Contrast + busy, least));
    }

    private void Pixel(int x, int y, FlawLayer layer, Canvas canvas)
    {
        var at = (y * layer.Side) + x;
        var part = canvas.Part[at];
        var cover = layer.Cover[at] * part;
        var shade = Shade(x, y, at, layer, canvas) * part;
        var tone = layer.Tone[at] * part;
        if (cover < 0.004f && MathF.Abs(shade) < 0.004f && MathF.Abs(tone) < 0.004f)
        {
            return;
        }

        if (cover > 0)
        {
            cover = Paint(x, y, at, cover, canvas);
        }

        var factor = 1 + shade + tone;
        var gloss = (0.25f * Math.Max(0, shade)) + (0.5f * Math.Max(0, tone));
        canvas.Red[at] = (canvas.Red[at] * factor) + gloss;
        canvas.Green[at] = (canvas.Green[at] * factor) + gloss;
        canvas.Blue[at] = (canvas.Blue[at] * factor) + gloss;
        var mark = Math.Max(cover, Math.Min(1, 4 * MathF.Abs(shade + tone)));
        canvas.Flaw[at] = Math.Max(canvas.Flaw[at], mark);
    }

    /// <summary>How much brighter a slope is than the flat surface.</summary>
    private float Shade(int x, int y, int at, FlawLayer layer, Canvas canvas)
    {
        var side = layer.Side;
        var relief = layer.Relief;
        var right = x + 1 < side ? relief[at + 1] : relief[at];
        var left = x > 0 ? relief[at - 1] : relief[at];
        var below = y + 1 < side ? relief[at + side] : relief[at];
        var above = y > 0 ? relief[at - side] : relief[at];
        var toLight = -0.5f * (((right - left) * canvas.Light.X) + ((below - above) * canvas.Light.Y));
        toLight *= 1.25f / (1 + MathF.Abs(toLight));
        return Math.Clamp(toLight * (0.55f + (0.8f * _contrast)), -0.85f, 0.9f);
    }

    /// <returns>What was really covered: the texture inside leaves holes.</returns>
    private float Paint(int x, int y, int at, float cover, Canvas canvas)
    {
        var texture = Texture(x, y);
        cover *= Math.Clamp(1 - (0.55f * Math.Max(0, texture)), 0.25f, 1);
        var lean = _plan.Polarity == Polarity.Mixed ? Lean(x, y) : 0;
        var red = Ink(canvas.Red[at], _mean.Red, _dark.Red, _bright.Red, _plan.Colour.Red, lean);
        var green = Ink(canvas.Green[at], _mean.Green, _dark.Green, _bright.Green, _plan.Colour.Green, lean);
        var blue = Ink(canvas.Blue[at], _mean.Blue, _dark.Blue, _bright.Blue, _plan.Colour.Blue, lean);
        var grain = 1 + (0.3f * Math.Min(0, texture));
        canvas.Red[at] += cover * ((red * grain) - canvas.Red[at]);
        canvas.Green[at] += cover * ((green * grain) - canvas.Green[at]);
        canvas.Blue[at] += cover * ((blue * grain) - canvas.Blue[at]);
        return cover;
    }

    /// <summary>-1 where a defect of mixed brightness is dark, 1 where it is bright.</summary>
    private float Lean(int x, int y) => Math.Clamp(9 * NoiseTile.Cloud.At((x * 5 / _plan.Unit) + _seedY, (y * 5 / _plan.Unit) + _seedX), -1, 1);

    private float Ink(float value, float mean, float dark, float bright, float colour, float lean)
    {
        switch (_plan.Polarity)
        {
            case Polarity.Darker:
                return Blend(value * dark / Math.Max(mean, 0.02f), dark);
            case Polarity.Brighter:
                return Blend(value + bright - mean, bright);
            case Polarity.Coloured:
                return Blend(value * (0.25f + (0.75f * colour)) + (0.25f * (colour - value)), colour * (0.7f + (0.3f * value / Math.Max(mean, 0.02f))));
            default:
                var target = lean < 0 ? mean + (lean * (mean - dark)) : mean + (lean * (bright - mean));
                return Blend(value + target - mean, target);
        }
    }

    private float Blend(float through, float over) => through + (_plan.Opacity * (over - through));

    private float Texture(int x, int y)
    {
        var u = ((x * _cos) + (y * _sin)) / _plan.Unit;
        var v = ((y * _cos) - (x * _sin)) / _plan.Unit;
        return _plan.Texture switch
        {
            FlawTexture.Grainy => 1.6f * NoiseTile.Grain.At((u * (0.6f + _grain)) + _seedX, (v * (0.6f + _grain)) + _seedY),
            FlawTexture.Mottled => 1.5f * NoiseTile.Cloud.At((u * 4 * _grain) + _seedX, (v * 4 * _grain) + _seedY),
            FlawTexture.Streaked => 1.6f * NoiseTile.Streak.At((u * 2 * _grain) + _seedX, (v * 2 * _grain) + _seedY),
            // Nothing real is quite even.
            _ => 0.35f * NoiseTile.Cloud.At((u * 2) + _seedX, (v * 2) + _seedY),
        };
    }
}
