namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Dents and bulges: nothing but light and shade on a slope, and a glint where the surface faces the lamp.</summary>
internal sealed class Dents : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var sign = plan.Shape == FlawShape.Bulge ? 1 : -1;
        var radius = Math.Max(1.5f * plan.Unit, site.Extent / 2);
        // A wide slope need not be steep to be seen.
        var steep = radius < 4 * plan.Unit ? own.Range(0.4f, 1) : own.Range(0.2f, 0.55f);
        var plateau = own.Range(0.35f, 1);
        var flat = own.Range(0.45f, 1);
        var look = new BlobLook
        {
            Softness = plan.Unit,
            Roughness = own.Range(0.05f, 0.35f),
            Core = 1,
            Cover = own.Chance(0.3f) ? own.Range(0.1f, 0.35f) : 0,
            Relief = sign * steep * radius * plateau * site.Strength,
            Slope = Math.Max(1, radius * plateau),
        };
        layer.Blob(site.X, site.Y, radius, radius * flat * instance.Range(0.85f, 1.15f), site.Angle, instance.Range(0, 256), look);
    }
}
