namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Patches: stains, rust, scale, residue. Irregular outline, often with islands, a darker rim or a faded middle.</summary>
internal sealed class Patches : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var roughness = own.Range(0.3f, 1.1f);
        var flat = own.Range(0.4f, 1);
        var radius = site.Extent / 2 / (1 + (0.35f * roughness));
        var look = new BlobLook
        {
            Cover = site.Strength,
            Softness = plan.Edge(radius * 0.7f),
            Roughness = roughness,
            Core = own.Chance(0.35f) ? own.Range(0.15f, 0.6f) : own.Range(0.8f, 1),
            RimTone = own.Chance(0.3f) ? own.Range(-0.35f, 0.15f) * plan.Contrast : 0,
            RimWidth = own.Range(1, 2.5f) * plan.Unit,
            Relief = own.Chance(0.25f) ? own.Range(-0.8f, 1.2f) * plan.Unit : 0,
            Slope = own.Range(1.5f, 4) * plan.Unit,
        };
        layer.Blob(site.X, site.Y, radius, radius * flat, site.Angle, instance.Range(0, 256), look);
        var lobes = own.Below(3);
        for (var i = 0; i < lobes; i++)
        {
            var (x, y) = site.Place(radius * instance.Range(-0.5f, 0.5f), radius * flat * instance.Range(-0.5f, 0.5f));
            var size = radius * instance.Range(0.4f, 0.7f);
            layer.Blob(x, y, size, size * instance.Range(0.6f, 1), site.Angle, instance.Range(0, 256), look with { RimTone = 0 });
        }
    }
}
