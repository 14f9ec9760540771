namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Scratches: fine grooves with a bright and a dark side, straight or in an arc, side by side or crossing.</summary>
internal sealed class Scratches : IFlawShape
{
    public bool DrawsAll => true;

    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var count = plan.Count(ref instance);
        var crossing = own.Chance(0.3f) ? own.Range(0.3f, 1.3f) : own.Range(0, 0.1f);
        // Side by side as from one dragged thing, or here and there.
        var spread = plan.Position == FlawPosition.Spread || own.Chance(0.4f) ? 0.4f * plan.Side : Math.Max(own.Range(0.04f, 0.2f) * site.Extent, count * plan.Unit);
        var path = new StrokePath
        {
            Half = own.Range(0.25f, 0.8f) * plan.Unit,
            Cover = own.Range(0.6f, 1),
            Relief = -own.Range(0.2f, 1.3f) * plan.Unit,
            Wander = own.Range(0, 0.05f),
            Bend = own.Chance(0.35f) ? own.Range(0.3f, 1.4f) * own.Sign() : own.Range(-0.1f, 0.1f),
            Taper = own.Range(0.3f, 1),
            Gaps = own.Chance(0.4f) ? own.Range(0.1f, 0.3f) : 0,
            Unevenness = own.Range(0.2f, 0.8f),
            Softness = plan.IsSoft ? 2 * plan.Unit : 0.9f * plan.Unit,
        };
        for (var i = 0; i < count; i++)
        {
            var length = i == 0 ? site.Extent : Math.Min(site.Extent * 1.1f, plan.Extent(ref instance));
            var (x, y) = site.Place(0.5f * spread * instance.Range(-1, 1), spread * instance.Range(-1, 1));
            var strength = i == 0 ? 1 : instance.Range(0.5f, 1);
            var one = new FlawSite(x, y, length, site.Angle + instance.Range(-crossing, crossing), 1);
            (path with { Cover = path.Cover * strength, Relief = path.Relief * strength, Half = path.Half * instance.Range(0.7f, 1.3f) }).Draw(one, ref instance, layer);
        }
    }
}
