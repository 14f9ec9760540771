using AnyShot.Engine.Rendering.Scenes.Flaws;
using AnyShot.Engine.Rendering.Scenes.Surfaces;

namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>Paints printed, painted, engraved and embossed marks, labels and signs. A misprint is a mark that went wrong; it is marked in <see cref="Canvas.Flaw"/>.</summary>
internal sealed class MarkPainter : IPainter
{
    private readonly int _side;
    private readonly Glyph _glyph = new();
    private readonly GlyphRaster _symbol;
    private readonly float[] _alpha;
    private readonly Backstreet _background = new();

    /// <param name="side">Of the pictures, in pixels.</param>
    public MarkPainter(int side)
    {
        _side = side;
        _symbol = new GlyphRaster(side);
        _alpha = new float[side * side];
    }

    public void Paint(Scene scene, ref Pcg32 identity, ref Pcg32 instance, Canvas canvas)
    {
        if (canvas.Side != _side)
        {
            throw new ArgumentException($"The picture has a side of {canvas.Side} pixels, the painter was made for {_side}.", nameof(canvas));
        }

        if (!scene.Has(Trait.MarkFrame) && !scene.Has(Trait.MarkSymbol))
        {
            return;
        }

        var design = new MarkDesign(scene, _glyph, ref identity);
        if (design.Style == MarkStyle.Sign)
        {
            _background.Paint(canvas, design.Own, ref instance);
        }

        var pose = Pose(design, ref instance);
        var ink = new MarkInk(design, canvas, ref instance);
        var fault = new Misprint(scene, design, pose, ref instance);
        Draw(design, pose, fault, ink, canvas);
        if (design.Style is MarkStyle.Engraved or MarkStyle.Embossed or MarkStyle.Label or MarkStyle.Painted)
        {
            Shade(design.Style, canvas);
        }
    }

    private MarkPose Pose(in MarkDesign design, ref Pcg32 instance)
    {
        var own = design.Own;
        var spread = design.Largest - design.Smallest;
        var smallest = design.Smallest + (own.Range(0, 0.5f) * spread);
        var size = instance.Range(smallest, smallest + (0.5f * spread));
        var room = Math.Max(0.02f, 0.5f * (1 - size)) * 0.8f * _side;
        var (sin, cos) = Angle.SinCos(instance.Range(-0.14f, 0.14f));
        return new MarkPose((_side / 2f) + instance.Range(-room, room), (_side / 2f) + instance.Range(-room, room), size * _side / 2, sin, cos);
    }

    private void Draw(in MarkDesign design, in MarkPose pose, in Misprint fault, in MarkInk ink, Canvas canvas)
    {
        var (v, room) = FrameOutline.Room(design.Frame, design.Border);
        var place = pose.Within(0, v, room * design.SymbolSize);
        _symbol.Draw(_glyph, place with { X = place.X + fault.ShiftX, Y = place.Y + fault.ShiftY }, fault.Softness);
        var perPixel = 1 / pose.Scale;
        for (var y = 0; y < _side; y++)
        {
            for (var x = 0; x < _side; x++)
            {
                var at = (y * _side) + x;
                var (a, b) = pose.ToMark(x + 0.5f, y + 0.5f);
                var frame = FrameOutline.Inside(design.Frame, a, b, design.Round);
                var symbol = _symbol.Cover[at];
                _alpha[at] = 0;
                if (frame <= -perPixel - design.Rim && symbol <= 0)
                {
                    continue;
                }

                var (colour, alpha) = Compose(design, frame, symbol, perPixel);
                alpha = fault.Spoil(x, y, alpha, ref colour, canvas);
                ink.Put(x, y, colour, alpha, canvas);
                // Of a framed engraving only the lines are cut.
                var line = design.Frame == MarkFrame.None ? symbol : Math.Max(symbol, Math.Clamp(((design.Border - MathF.Abs(frame - (design.Border / 2)) - (design.Border / 2)) / perPixel) + 0.5f, 0, 1));
                _alpha[at] = design.Style is MarkStyle.Label or MarkStyle.Painted ? alpha : alpha * line;
            }
        }
    }

    /// <summary>Colour of a pixel of the mark, and how much of the pixel it covers.</summary>
    private static (Rgb Colour, float Alpha) Compose(in MarkDesign design, float frame, float symbol, float perPixel)
    {
        if (design.Frame == MarkFrame.None)
        {
            return (design.SymbolColour, symbol);
        }

        var sharp = 1 / perPixel;
        var outer = Math.Clamp((frame * sharp) + 0.5f, 0, 1);
        var rim = Math.Clamp(((frame + design.Rim) * sharp) + 0.5f, 0, 1);
        var inner = Math.Clamp(((frame - design.Border) * sharp) + 0.5f, 0, 1);
        var colour = design.FrameColour.Mix(design.Fill, inner);
        if (design.InnerLine > 0)
        {
            var line = Math.Clamp(((design.InnerLine - MathF.Abs(frame - (2.2f * design.InnerLine))) * sharp) + 0.5f, 0, 1);
            colour = colour.Mix(design.SymbolColour, line);
        }

        colour = colour.Mix(design.SymbolColour, symbol * outer);
        if (rim <= outer)
        {
            return (colour, outer);
        }

        var edge = design.RimIsWhite ? new Rgb(0.9f, 0.9f, 0.9f) : new Rgb(0.08f, 0.08f, 0.08f);
        return (edge.Mix(colour, outer), rim);
    }

    /// <summary>Light and shade on the edges of what was cut in or stands out.</summary>
    private void Shade(MarkStyle style, Canvas canvas)
    {
        var height = style switch
        {
            MarkStyle.Engraved => -0.9f,
            MarkStyle.Embossed => 0.9f,
            MarkStyle.Label => 0.35f,
            _ => 0.2f,
        };
        for (var y = 1; y < _side - 1; y++)
        {
            for (var x = 1; x < _side - 1; x++)
            {
                var at = (y * _side) + x;
                var slope = ((_alpha[at + 1] - _alpha[at - 1]) * canvas.Light.X) + ((_alpha[at + _side] - _alpha[at - _side]) * canvas.Light.Y);
                if (slope == 0)
                {
                    continue;
                }

                var factor = Math.Clamp(1 - (height * slope * 0.5f), 0.3f, 1.7f);
                canvas.Red[at] *= factor;
                canvas.Green[at] *= factor;
                canvas.Blue[at] *= factor;
            }
        }
    }
}
