namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Broken and bridged conductor tracks: a group of parallel tracks, one of which is cut or joined to its neighbour.</summary>
internal sealed class Tracks : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var count = 2 + own.Below(3);
        var pitch = Math.Max(4 * plan.Unit, site.Extent * own.Range(0.3f, 0.6f));
        var half = pitch * own.Range(0.14f, 0.3f);
        var gap = Math.Max(2 * plan.Unit, site.Extent * own.Range(0.25f, 0.6f));
        var broken = plan.Shape == FlawShape.OpenTrack;
        var reach = plan.Side * 0.75f;
        for (var i = 0; i < count; i++)
        {
            var across = (i - ((count - 1) / 2)) * pitch;
            var cut = broken && i == (count - 1) / 2;
            Piece(plan, site, -reach, cut ? -gap / 2 : reach, across, across, half, layer);
            if (cut)
            {
                Piece(plan, site, gap / 2, reach, across, across, half, layer);
            }
        }

        if (!broken)
        {
            var shift = instance.Range(-0.5f, 0.5f) * pitch;
            Piece(plan, site, 0, shift, 0, pitch, half * own.Range(0.5f, 1.3f), layer);
        }
    }

    private static void Piece(in FlawPlan plan, in FlawSite site, float from, float to, float acrossFrom, float acrossTo, float half, FlawLayer layer)
    {
        var (x0, y0) = site.Place(from, acrossFrom);
        var (x1, y1) = site.Place(to, acrossTo);
        layer.Stroke(new Stroke(x0, y0, half, site.Strength, 0.5f), new Stroke(x1, y1, half, site.Strength, 0.5f), 1.2f * plan.Unit);
    }
}
