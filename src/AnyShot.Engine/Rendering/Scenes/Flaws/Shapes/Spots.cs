namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Single spots: a flat blot, a drop with a darker rim, or a hole whose far wall catches the light.</summary>
internal sealed class Spots : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var kind = own.Below(4);
        var flat = own.Range(0.55f, 1);
        var roughness = own.Range(0.08f, 0.45f);
        var radius = site.Extent / 2;
        var look = new BlobLook
        {
            Cover = site.Strength * (kind == 2 ? 0.6f : 1),
            Softness = plan.Edge(radius),
            Roughness = roughness,
            Core = kind == 1 ? own.Range(0.25f, 0.7f) : 1,
            Relief = kind == 2 ? -own.Range(0.4f, 0.8f) * radius : kind == 3 ? own.Range(0.2f, 0.5f) * radius : 0,
            Slope = Math.Max(1, radius * own.Range(0.4f, 1)),
        };
        layer.Blob(site.X, site.Y, radius, radius * flat * instance.Range(0.85f, 1.1f), site.Angle, instance.Range(0, 256), look);
        if (own.Chance(0.3f) && plan.Size >= FlawSize.Small)
        {
            Splashes(plan, site, own, ref instance, layer);
        }
    }

    private static void Splashes(in FlawPlan plan, in FlawSite site, Pcg32 own, ref Pcg32 instance, FlawLayer layer)
    {
        var look = new BlobLook { Cover = site.Strength * 0.9f, Softness = 1.2f * plan.Unit, Roughness = 0.2f, Core = 1, Slope = 1 };
        for (var left = 2 + own.Below(5); left > 0; left--)
        {
            var (sin, cos) = Angle.SinCos(instance.Range(0, Angle.FullTurn));
            var distance = site.Extent * instance.Range(0.5f, 0.95f);
            var radius = Math.Max(0.6f * plan.Unit, site.Extent * instance.Range(0.03f, 0.09f));
            layer.Blob(site.X + (cos * distance), site.Y + (sin * distance), radius, radius, 0, instance.Range(0, 256), look);
        }
    }
}
