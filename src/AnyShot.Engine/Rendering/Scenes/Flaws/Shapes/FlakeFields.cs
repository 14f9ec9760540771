namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Flakes: scale or paint that comes off in islands with raised bright edges and a shadow.</summary>
internal sealed class FlakeFields : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var count = plan.Size <= FlawSize.Small ? 1 : 1 + own.Below(9);
        var raised = own.Range(0.6f, 1.8f) * own.Sign();
        var look = new BlobLook
        {
            Cover = site.Strength * own.Range(0.5f, 1),
            Softness = plan.IsSoft ? 2.5f * plan.Unit : 1.1f * plan.Unit,
            Roughness = own.Range(0.45f, 0.9f),
            Core = own.Range(0.5f, 1),
            RimTone = own.Range(-0.2f, 0.5f) * plan.Contrast,
            RimWidth = own.Range(0.8f, 1.6f) * plan.Unit,
            Relief = raised * plan.Unit,
            Slope = 1.5f * plan.Unit,
        };
        var flat = own.Range(0.4f, 1);
        var half = site.Extent / 2;
        for (var i = 0; i < count; i++)
        {
            var size = half * (count == 1 ? 0.8f : instance.Range(0.15f, 0.45f));
            var (x, y) = count == 1 ? (site.X, site.Y) : site.Place(instance.Range(-0.6f, 0.6f) * half, instance.Range(-0.6f, 0.6f) * half);
            layer.Blob(x, y, size, size * flat, site.Angle + instance.Range(-0.4f, 0.4f), instance.Range(0, 256), look);
        }
    }
}
