namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Inclusions: foreign bits that rolling or drawing has stretched, as a row of streaks in one direction.</summary>
internal sealed class Inclusions : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var count = own.Chance(0.4f) ? 1 : 2 + own.Below(6);
        var slim = own.Range(0.06f, 0.28f);
        var look = new BlobLook
        {
            Cover = site.Strength,
            Softness = plan.IsSoft ? 3 * plan.Unit : 1.1f * plan.Unit,
            Roughness = own.Range(0.3f, 0.9f),
            Core = own.Range(0.6f, 1),
            Relief = own.Chance(0.4f) ? own.Range(-0.8f, 0.8f) * plan.Unit : 0,
            Slope = 1.5f * plan.Unit,
        };
        var spread = own.Range(0.02f, 0.14f);
        for (var i = 0; i < count; i++)
        {
            var length = site.Extent * (count == 1 ? 0.9f : instance.Range(0.2f, 0.6f));
            // The first and the last one reach the ends.
            var place = i == 0 ? -0.5f : i == count - 1 ? 0.5f : instance.Range(-0.5f, 0.5f);
            var (x, y) = site.Place((site.Extent - length) * (count == 1 ? 0 : place), site.Extent * instance.Range(-spread, spread));
            // Its noise makes the outline longer than the ellipse.
            var half = Math.Max(0.55f * plan.Unit, length * slim * instance.Range(0.3f, 0.6f));
            layer.Blob(x, y, length / 2 / (1 + (0.35f * look.Roughness)), half, site.Angle, instance.Range(0, 256), look with { Cover = look.Cover * instance.Range(0.55f, 1) });
        }
    }
}
