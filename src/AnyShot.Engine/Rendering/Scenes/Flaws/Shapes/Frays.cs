namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Frayed places: loose fibres that stand out of a tear, a hole or an edge.</summary>
internal sealed class Frays : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var count = 8 + own.Below(20);
        var torn = own.Chance(0.6f);
        var hair = own.Range(0.25f, 0.6f);
        var curl = own.Range(0.2f, 1.4f);
        var slim = own.Range(0.08f, 0.3f);
        if (torn)
        {
            var look = new BlobLook { Cover = site.Strength, Softness = plan.Edge(1), Roughness = 0.7f, Core = 1, Slope = 2, Relief = -plan.Unit };
            layer.Blob(site.X, site.Y, site.Extent * 0.38f, Math.Max(plan.Unit, site.Extent * slim), site.Angle, instance.Range(0, 256), look);
        }

        for (var i = 0; i < count; i++)
        {
            var length = site.Extent * instance.Range(0.15f, 0.45f);
            var (x, y) = site.Place(site.Extent * instance.Range(-0.4f, 0.4f), site.Extent * slim * instance.Range(-1, 1));
            var path = new StrokePath
            {
                Half = hair * plan.Unit * instance.Range(0.6f, 1.2f),
                Cover = site.Strength * instance.Range(0.4f, 1),
                Relief = own.Range(0.3f, 0.8f) * plan.Unit,
                Wander = 0.15f,
                Bend = instance.Range(-curl, curl),
                Taper = 0.7f,
                Softness = plan.IsSoft ? 2 * plan.Unit : plan.Unit,
            };
            var across = site.Angle + (Angle.FullTurn / 4) + instance.Range(-0.8f, 0.8f);
            path.Draw(new FlawSite(x, y, length, across, 1), ref instance, layer);
        }
    }
}
