namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Too much material: a burr, flash or a drop that stands out of the part's border, or a lump on the surface where no border is seen.</summary>
internal sealed class Extras : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var jagged = own.Range(0, 1);
        var height = Math.Min(site.Extent * own.Range(0.15f, 0.6f), own.Range(0.1f, 0.22f) * plan.Side);
        var bright = own.Range(0.75f, 1.35f);
        if (Outline.Near(site.X, site.Y, canvas) is not { } edge)
        {
            Lump(plan, site, ref instance, layer);
            return;
        }

        var seed = instance.Range(0, 256);
        var reach = Math.Max(site.Extent / 2, height) + 2;
        var box = layer.Touch(edge.X - reach, edge.Y - reach, edge.X + reach, edge.Y + reach);
        for (var y = box.Top; y < box.Bottom; y++)
        {
            for (var x = box.Left; x < box.Right; x++)
            {
                var at = (y * canvas.Side) + x;
                if (canvas.Part[at] >= 1)
                {
                    continue;
                }

                var dx = x + 0.5f - edge.X;
                var dy = y + 0.5f - edge.Y;
                var along = ((dy * edge.InX) - (dx * edge.InY)) * 2 / site.Extent;
                var outside = -canvas.Inside[at];
                var profile = Math.Max(0, 1 - (along * along));
                var teeth = NoiseTile.Cloud.At((along * (10 + (50 * jagged))) + seed, seed);
                var cover = FlawLayer.Smooth((((height * profile * Math.Max(0.1f, 1 + ((0.3f + jagged) * teeth))) - outside) / plan.Unit) + 0.5f);
                if (cover > 0)
                {
                    Grow(x, y, at, cover, bright * (1 + (0.3f * teeth) - (0.4f * outside / height)), edge, canvas);
                }
            }
        }
    }

    /// <summary>Takes the look of the part just inside the border.</summary>
    private static void Grow(int x, int y, int at, float cover, float bright, in Outline edge, Canvas canvas)
    {
        var depth = (2 * Math.Max(0, -canvas.Inside[at])) + 3;
        var last = canvas.Side - 1;
        var from = (Math.Clamp((int)(y + (edge.InY * depth)), 0, last) * canvas.Side) + Math.Clamp((int)(x + (edge.InX * depth)), 0, last);
        canvas.Red[at] += cover * ((canvas.Red[from] * bright) - canvas.Red[at]);
        canvas.Green[at] += cover * ((canvas.Green[from] * bright) - canvas.Green[at]);
        canvas.Blue[at] += cover * ((canvas.Blue[from] * bright) - canvas.Blue[at]);
        canvas.Flaw[at] = Math.Max(canvas.Flaw[at], cover);
        canvas.Part[at] = Math.Max(canvas.Part[at], cover);
    }

    private static void Lump(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, FlawLayer layer)
    {
        var own = plan.Own;
        var radius = site.Extent / 2;
        var look = new BlobLook
        {
            Cover = site.Strength * own.Range(0.3f, 1),
            Softness = plan.Edge(radius),
            Roughness = own.Range(0.2f, 0.5f),
            Core = 1,
            Relief = own.Range(0.4f, 0.8f) * radius,
            Slope = Math.Max(1, own.Range(0.4f, 1) * radius),
        };
        layer.Blob(site.X, site.Y, radius, radius * own.Range(0.4f, 1), site.Angle, instance.Range(0, 256), look);
    }
}
