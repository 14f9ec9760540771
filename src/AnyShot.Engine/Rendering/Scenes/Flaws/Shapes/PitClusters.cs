namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Clusters of holes: pores and blowholes of very different sizes, with dark cores and a lit far wall.</summary>
internal sealed class PitClusters : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var most = own.Range(0.1f, 0.24f);
        var fewest = plan.Size == FlawSize.Tiny ? 3 : 6;
        var count = fewest + own.Below(16) + instance.Below(4);
        var depth = own.Range(0.25f, 0.9f);
        var flat = own.Range(0.35f, 1);
        var roughness = own.Range(0.05f, 0.35f);
        var slim = own.Range(0.6f, 1);
        var half = site.Extent / 2;
        for (var i = 0; i < count; i++)
        {
            // Denser towards the middle; few large pores and many small ones.
            var (sin, cos) = Angle.SinCos(instance.Range(0, Angle.FullTurn));
            var distance = half * 0.9f * instance.Unit();
            var (x, y) = site.Place(cos * distance, sin * distance * flat);
            var share = instance.Unit();
            var radius = Math.Max(0.55f * plan.Unit, half * most * (0.25f + (1.1f * share * share * share)) * (i == 0 ? 1.5f : 1));
            var look = new BlobLook
            {
                Cover = site.Strength * instance.Range(0.6f, 1),
                Softness = Math.Max(plan.Unit, plan.IsSoft ? radius : 0),
                Roughness = roughness,
                Core = 1,
                Relief = -depth * radius * site.Strength,
                Slope = Math.Max(1, radius * 0.8f),
            };
            layer.Blob(x, y, radius, radius * slim * instance.Range(0.8f, 1.2f), site.Angle, instance.Range(0, 256), look);
        }
    }
}
