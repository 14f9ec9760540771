namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Folds, laps and wrinkles: ridges with a steep and a gentle side, alone or side by side.</summary>
internal sealed class Folds : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var count = own.Chance(0.5f) ? 1 : 2 + own.Below(3);
        var wide = Math.Max(1.5f * plan.Unit, own.Range(0.05f, 0.16f) * site.Extent);
        var path = new StrokePath
        {
            Half = wide * 0.5f,
            Cover = 0,
            Relief = own.Range(1.1f, 2.6f) * plan.Unit * own.Sign() * site.Strength,
            Wander = own.Range(0.02f, 0.25f),
            Taper = own.Range(0.3f, 1),
            Unevenness = own.Range(0.1f, 0.5f),
            Bend = own.Range(-0.7f, 0.7f),
            Softness = plan.IsSoft ? wide * 1.5f : wide * 0.7f,
        };
        var lap = path with { Half = 0.45f * plan.Unit, Cover = site.Strength * own.Range(0.4f, 1), Relief = 0, Softness = plan.Unit };
        var spacing = wide * own.Range(1.6f, 3);
        for (var i = 0; i < count; i++)
        {
            var across = (i - ((count - 1) * 0.5f)) * spacing;
            var (x, y) = site.Place(instance.Range(-0.1f, 0.1f) * site.Extent, across);
            var one = new FlawSite(x, y, site.Extent * (i == 0 ? 1 : instance.Range(0.5f, 1)), site.Angle + instance.Range(-0.1f, 0.1f), 1);
            // The same numbers twice: the dark gap runs along the ridge.
            var again = instance;
            path.Draw(one, ref instance, layer);
            lap.Draw(one, ref again, layer);
        }
    }
}
