namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>A single line: straight or wandering, even, tapered or interrupted.</summary>
internal sealed class Lines : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var half = own.Range(0.3f, 1.5f) * plan.Unit * (plan.Size >= FlawSize.Medium ? 1.2f : 0.7f);
        var path = new StrokePath
        {
            Half = half,
            Cover = site.Strength,
            Relief = own.Chance(0.3f) ? own.Range(-1.2f, 0.8f) * plan.Unit : 0,
            Wander = own.Range(0, 0.35f),
            Bend = own.Chance(0.3f) ? instance.Range(-0.8f, 0.8f) : 0,
            Taper = own.Range(0, 1),
            Gaps = own.Chance(0.3f) ? own.Range(0.1f, 0.4f) : 0,
            Unevenness = own.Range(0.1f, 0.6f),
            Softness = plan.IsSoft ? own.Range(2.5f, 5) * plan.Unit : plan.Unit,
        };
        path.Draw(site, ref instance, layer);
    }
}
