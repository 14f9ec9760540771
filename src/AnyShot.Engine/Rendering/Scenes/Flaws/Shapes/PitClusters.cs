namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Clusters of holes: pores and blowholes of different sizes, with dark cores and a lit far wall. The size is that of the largest holes.</summary>
internal sealed class PitClusters : IFlawShape
{
    public bool DrawsAll => true;

    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var count = plan.Count(ref instance);
        var depth = own.Range(0.3f, 1);
        var roughness = own.Range(0.05f, 0.4f);
        var slim = own.Range(0.5f, 1);
        var smallest = own.Range(0.35f, 0.9f);
        var reach = (plan.Position == FlawPosition.Spread && own.Chance(0.5f) ? 0.44f : own.Range(0.1f, 0.3f)) * plan.Side;
        reach = Math.Max(reach, 0.4f * site.Extent * MathF.Sqrt(count));
        var flat = own.Range(0.3f, 1);
        var cover = own.Range(0.5f, 1);
        for (var i = 0; i < count; i++)
        {
            var (x, y) = Somewhere(site, reach, flat, canvas, ref instance);
            var radius = Math.Max(0.6f * plan.Unit, site.Extent * 0.5f * instance.Range(smallest, 1));
            var look = new BlobLook
            {
                Cover = cover * instance.Range(0.75f, 1),
                Softness = Math.Max(plan.Unit, plan.IsSoft ? radius : 0),
                Roughness = roughness,
                Core = 1,
                Relief = -depth * radius,
                Slope = Math.Max(1, radius * 0.8f),
            };
            layer.Blob(x, y, radius, radius * slim * instance.Range(0.8f, 1.2f), site.Angle, instance.Range(0, 256), look);
        }
    }

    /// <summary>A place on the part, more often near the middle of the cluster.</summary>
    private static (float X, float Y) Somewhere(in FlawSite site, float reach, float flat, Canvas canvas, ref Pcg32 instance)
    {
        for (var tries = 0; tries < 4; tries++)
        {
            var (sin, cos) = Angle.SinCos(instance.Range(0, Angle.FullTurn));
            var distance = reach * MathF.Sqrt(instance.Unit()) * instance.Range(0.5f, 1);
            var (x, y) = site.Place(cos * distance, sin * distance * flat);
            var at = ((int)Math.Clamp(y, 0, canvas.Side - 1) * canvas.Side) + (int)Math.Clamp(x, 0, canvas.Side - 1);
            if (canvas.Inside[at] > 1 && x >= 0 && y >= 0 && x < canvas.Side && y < canvas.Side)
            {
                return (x, y);
            }
        }

        return (site.X, site.Y);
    }
}
