using AnyShot.Engine.Rendering.Scenes.Flaws;

namespace AnyShot.Engine.Rendering.Scenes.Parts;

/// <summary>
/// Shows the border of the part in some pictures, and in all that need one: paints the background over the surface, a shadow on it and light or shade on the rim.
/// Fills <see cref="Canvas.Part"/> and <see cref="Canvas.Inside"/>.
/// </summary>
internal sealed class PartPainter : IPainter
{
    private const float ShareWithBorder = 0.15f;

    public void Paint(Scene scene, ref Pcg32 identity, ref Pcg32 instance, Canvas canvas)
    {
        var chosen = identity.Chance(ShareWithBorder) && !scene.Has(Trait.MarkFrame);
        if (!chosen && !Needed(scene, ref identity))
        {
            return;
        }

        var outline = (PartOutline)identity.Below(7);
        var towards = Towards(scene, ref identity);
        var shape = new PartShape(outline, towards, canvas.Side, ref identity, ref instance);
        var look = new GroundLook(canvas.Side, ref identity, ref instance);
        for (var y = 0; y < canvas.Side; y++)
        {
            for (var x = 0; x < canvas.Side; x++)
            {
                Pixel(x, y, shape, look, canvas);
            }
        }
    }

    private static bool Needed(Scene scene, ref Pcg32 identity)
    {
        var sometimes = identity.Chance(0.4f);
        return scene.FlawShape switch
        {
            FlawShape.EdgeChip or FlawShape.MissingPiece or FlawShape.ExtraMaterial => true,
            FlawShape.Fray => sometimes,
            _ => false,
        };
    }

    /// <summary>The border lies where the defect is said to be.</summary>
    private static float Towards(Scene scene, ref Pcg32 identity)
    {
        var any = identity.Below(4);
        var side = scene.Has(Trait.FlawPosition)
            ? (FlawPosition)scene[Trait.FlawPosition] switch
            {
                FlawPosition.Right => 0,
                FlawPosition.Bottom => 1,
                FlawPosition.Left => 2,
                FlawPosition.Top => 3,
                _ => any,
            }
            : any;
        return (Angle.FullTurn / 4 * side) + identity.Range(-0.25f, 0.25f);
    }

    private static void Pixel(int x, int y, in PartShape shape, in GroundLook look, Canvas canvas)
    {
        var at = (y * canvas.Side) + x;
        var inside = shape.Inside(x + 0.5f, y + 0.5f);
        var part = Math.Clamp(inside + 0.5f, 0, 1);
        canvas.Inside[at] = inside;
        canvas.Part[at] = part;
        if (part > 0 && inside < look.Bevel)
        {
            // The rim slopes away from the viewer: its outward side faces the light or not.
            var ahead = shape.Inside(x + 0.5f + canvas.Light.X, y + 0.5f + canvas.Light.Y);
            var facing = inside - ahead;
            var rim = 1 + (facing * look.RimLight * (1 - (Math.Max(0, inside) / look.Bevel)));
            canvas.Red[at] *= rim;
            canvas.Green[at] *= rim;
            canvas.Blue[at] *= rim;
        }

        if (part < 1)
        {
            var (red, green, blue) = look.At(x, y);
            var shadow = 1f;
            if (inside > -look.ShadowLength)
            {
                var caster = shape.Inside(x + (canvas.Light.X * look.ShadowLength * 0.6f), y + (canvas.Light.Y * look.ShadowLength * 0.6f));
                shadow = 1 - (look.Shadow * FlawLayer.Smooth((caster / (0.6f * look.ShadowLength)) + 0.5f));
            }

            canvas.Red[at] += (1 - part) * ((red * shadow) - canvas.Red[at]);
            canvas.Green[at] += (1 - part) * ((green * shadow) - canvas.Green[at]);
            canvas.Blue[at] += (1 - part) * ((blue * shadow) - canvas.Blue[at]);
        }
    }
}
