namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Chips at an edge and missing pieces: the background shows, and the fracture along it is rough, shell-like and lit from one side.</summary>
internal sealed class Chips : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        if (Outline.Near(site.X, site.Y, canvas) is not { } edge)
        {
            Hole(plan, site, ref instance, layer);
            return;
        }

        var own = plan.Own;
        var piece = plan.Shape == FlawShape.MissingPiece;
        var look = new ChipLook
        {
            Radius = site.Extent / 2,
            Depth = site.Extent * (piece ? own.Range(0.45f, 0.9f) : own.Range(0.2f, 0.5f)),
            Roughness = piece ? own.Range(0.05f, 0.3f) : own.Range(0.2f, 0.6f),
            Square = piece ? own.Unit() : 0.2f * own.Unit(),
            Through = piece ? 0.85f : own.Range(0.1f, 0.75f),
            Ripples = own.Range(1.5f, 4),
            Strength = site.Strength,
            Seed = instance.Range(0, 256),
        };
        var (reach, backdrop) = (1.3f * Math.Max(look.Radius, look.Depth) + 2, new Backdrop(canvas));
        var box = layer.Touch(edge.X - reach, edge.Y - reach, edge.X + reach, edge.Y + reach);
        for (var y = box.Top; y < box.Bottom; y++)
        {
            for (var x = box.Left; x < box.Right; x++)
            {
                Pixel(plan, look, edge, x, y, canvas, backdrop, layer);
            }
        }
    }

    private static void Pixel(in FlawPlan plan, in ChipLook look, in Outline edge, int x, int y, Canvas canvas, in Backdrop backdrop, FlawLayer layer)
    {
        var at = (y * canvas.Side) + x;
        if (canvas.Inside[at] < -0.1f * plan.Side)
        {
            return;
        }

        var dx = x + 0.5f - edge.X;
        var dy = y + 0.5f - edge.Y;
        var into = Math.Max(0, (dx * edge.InX) + (dy * edge.InY)) / look.Depth;
        var along = ((dy * edge.InX) - (dx * edge.InY)) / look.Radius;
        var round = MathF.Sqrt((into * into) + (along * along));
        var square = Math.Max(into, MathF.Abs(along));
        var reach = round + (look.Square * (square - round));
        reach += look.Roughness * NoiseTile.Cloud.At((along * 14) + look.Seed, (into * 14) - look.Seed);
        var depth = (1 - reach) * look.Radius;
        if (depth <= -1)
        {
            return;
        }

        // Near the outline all material is gone; towards the inside the fracture climbs to the surface.
        var gone = FlawLayer.Smooth(((look.Through - reach) * look.Radius / plan.Unit) + 0.5f);
        var broken = FlawLayer.Smooth((depth / plan.Unit) + 0.5f);
        var shell = NoiseTile.Cloud.At((reach * look.Ripples * 24) + look.Seed, along * 6);
        layer.Cover[at] = Math.Max(layer.Cover[at], broken * look.Strength * Math.Clamp(0.7f + (0.6f * shell), 0, 1));
        layer.Tone[at] += broken * (1 - gone) * 0.35f * shell;
        layer.Raise(at, -FlawLayer.Smooth(depth / (0.4f * look.Radius)) * Math.Min(0.3f * look.Radius, 3.5f * plan.Unit) * (1 + (0.5f * shell)));
        if (gone > 0)
        {
            backdrop.Show(x, y, gone, edge);
            canvas.Part[at] *= 1 - gone;
        }
    }

    /// <summary>The part fills the picture: the piece is missing within it.</summary>
    private static void Hole(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, FlawLayer layer)
    {
        var own = plan.Own;
        var radius = site.Extent / 2;
        var look = new BlobLook
        {
            Cover = site.Strength,
            Softness = plan.Edge(radius),
            Roughness = own.Range(0.3f, 0.6f),
            Core = 1,
            Relief = -own.Range(0.3f, 0.7f) * radius,
            Slope = Math.Max(1, own.Range(0.2f, 0.8f) * radius),
        };
        layer.Blob(site.X, site.Y, radius, radius * own.Range(0.5f, 1), site.Angle, instance.Range(0, 256), look);
    }
}
