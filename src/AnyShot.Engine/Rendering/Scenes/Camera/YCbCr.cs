using System.Numerics;

namespace AnyShot.Engine.Rendering.Scenes.Camera;

/// <summary>Brightness and two colour differences (ITU-R BT.601, full range), in place of red, green and blue.</summary>
internal static class YCbCr
{
    public static void FromColour(Span<float> red, Span<float> green, Span<float> blue)
    {
        var i = 0;
        for (; i <= red.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var r = new Vector<float>(red[i..]);
            var b = new Vector<float>(blue[i..]);
            var y = (r * 0.299f) + (new Vector<float>(green[i..]) * 0.587f) + (b * 0.114f);
            y.CopyTo(red[i..]);
            ((b - y) * 0.564f).CopyTo(green[i..]);
            ((r - y) * 0.713f).CopyTo(blue[i..]);
        }

        for (; i < red.Length; i++)
        {
            var y = Brightness(red[i], green[i], blue[i]);
            (red[i], green[i], blue[i]) = (y, (blue[i] - y) * 0.564f, (red[i] - y) * 0.713f);
        }
    }

    public static void ToColour(Span<float> brightness, Span<float> blueness, Span<float> redness)
    {
        var i = 0;
        for (; i <= brightness.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var y = new Vector<float>(brightness[i..]);
            var cb = new Vector<float>(blueness[i..]);
            var cr = new Vector<float>(redness[i..]);
            (y + (cr * 1.402f)).CopyTo(brightness[i..]);
            (y - (cb * 0.344f) - (cr * 0.714f)).CopyTo(blueness[i..]);
            (y + (cb * 1.772f)).CopyTo(redness[i..]);
        }

        for (; i < brightness.Length; i++)
        {
            var (y, cb, cr) = (brightness[i], blueness[i], redness[i]);
            (brightness[i], blueness[i], redness[i]) = (y + (1.402f * cr), y - (0.344f * cb) - (0.714f * cr), y + (1.772f * cb));
        }
    }

    /// <summary>Replaces the first plane by the brightness of the three.</summary>
    public static void ToGrey(Span<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue)
    {
        var i = 0;
        for (; i <= red.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            ((new Vector<float>(red[i..]) * 0.299f) + (new Vector<float>(green[i..]) * 0.587f) + (new Vector<float>(blue[i..]) * 0.114f)).CopyTo(red[i..]);
        }

        for (; i < red.Length; i++)
        {
            red[i] = Brightness(red[i], green[i], blue[i]);
        }
    }

    public static float Brightness(float red, float green, float blue) => (0.299f * red) + (0.587f * green) + (0.114f * blue);
}
