namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Scratches: bundles of fine grooves with a bright and a dark side, straight or in an arc.</summary>
internal sealed class Scratches : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var bundle = own.Chance(0.35f) ? 1 : 2 + own.Below(6);
        var spacing = own.Range(0.02f, 0.1f) * site.Extent + plan.Unit;
        var crossing = own.Chance(0.25f) ? own.Range(0.2f, 0.9f) : own.Range(0, 0.08f);
        var arc = own.Chance(0.35f) ? own.Range(0.3f, 1.2f) * own.Sign() : own.Range(-0.1f, 0.1f);
        var path = new StrokePath
        {
            Half = own.Range(0.2f, 0.6f) * plan.Unit,
            Cover = site.Strength * own.Range(0.6f, 1),
            Relief = -own.Range(0.2f, 1.3f) * plan.Unit,
            Wander = own.Range(0, 0.05f),
            Bend = arc,
            Taper = own.Range(0.3f, 1),
            Gaps = own.Chance(0.5f) ? own.Range(0.1f, 0.35f) : 0,
            Unevenness = own.Range(0.2f, 0.8f),
            Softness = plan.IsSoft ? 2 * plan.Unit : 0.8f * plan.Unit,
        };
        var across = -spacing * (bundle - 1) / 2;
        for (var i = 0; i < bundle; i++)
        {
            var length = site.Extent * (i == 0 ? 1 : instance.Range(0.4f, 1));
            var (x, y) = site.Place((site.Extent - length) * instance.Range(-0.5f, 0.5f), across + (spacing * instance.Range(-0.4f, 0.4f)));
            var angle = site.Angle + instance.Range(-crossing, crossing);
            var strength = instance.Range(0.5f, 1);
            (path with { Cover = path.Cover * strength, Relief = path.Relief * strength }).Draw(new FlawSite(x, y, length, angle, 1), ref instance, layer);
            across += spacing;
        }
    }
}
