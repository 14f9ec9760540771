namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Prints that went wrong, on parts without a mark of their own: rows of short strokes, doubled, shifted or faded in part.</summary>
internal sealed class Misprints : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var columns = 3 + own.Below(4);
        var height = site.Extent / columns * own.Range(1.1f, 1.7f);
        var half = Math.Max(0.4f * plan.Unit, height * own.Range(0.06f, 0.11f));
        var doubled = own.Chance(0.5f) ? half * own.Range(1.5f, 3) : 0;
        var lost = instance.Range(0.2f, 0.8f) * site.Extent;
        var fades = doubled == 0 || own.Chance(0.3f);
        var pitch = site.Extent / columns;
        for (var column = 0; column < columns; column++)
        {
            var glyph = own;
            own.Next();
            for (var stroke = 0; stroke < 3; stroke++)
            {
                var left = (column * pitch) - (site.Extent / 2);
                var (a, b) = (left + (pitch * 0.75f * glyph.Below(3) / 2), height * ((glyph.Below(3) / 2f) - 0.5f));
                var (c, d) = (left + (pitch * 0.75f * glyph.Below(3) / 2), height * ((glyph.Below(3) / 2f) - 0.5f));
                var cover = site.Strength * (fades && a + (site.Extent / 2) > lost ? 0.15f : 1);
                Draw(plan, site, a, b, c, d, half, cover, layer);
                if (doubled > 0)
                {
                    Draw(plan, site, a + doubled, b + (doubled * 0.6f), c + doubled, d + (doubled * 0.6f), half, cover * 0.6f, layer);
                }
            }
        }
    }

    private static void Draw(in FlawPlan plan, in FlawSite site, float a, float b, float c, float d, float half, float cover, FlawLayer layer)
    {
        var (x0, y0) = site.Place(a, b);
        var (x1, y1) = site.Place(c, d);
        layer.Stroke(new Stroke(x0, y0, half, cover), new Stroke(x1, y1, half, cover), plan.IsSoft ? 2.5f * plan.Unit : plan.Unit);
    }
}
