namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Marks that a roll or a vibrating tool repeats at equal distances along one direction. The size is that of the whole row.</summary>
internal sealed class PeriodicMarks : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var count = plan.Size switch
        {
            FlawSize.Tiny => 3,
            FlawSize.Small => 3 + own.Below(2),
            FlawSize.Medium => 3 + own.Below(4),
            _ => 4 + own.Below(8),
        };
        var step = site.Extent / count;
        var bars = own.Chance(0.55f);
        var length = own.Range(0.6f, 2.5f);
        var thick = own.Range(0.18f, 0.45f);
        var relief = own.Chance(0.6f) ? own.Range(-1.2f, 1.2f) * plan.Unit : 0;
        var look = new BlobLook
        {
            Cover = site.Strength * (relief == 0 ? 1 : own.Range(0.2f, 1)),
            Softness = plan.IsSoft ? step * 0.4f : 1.1f * plan.Unit,
            Roughness = own.Range(0.05f, 0.4f),
            Core = 1,
            Relief = relief,
            Slope = Math.Max(1, step * 0.2f),
        };
        // One and the same mark comes again and again: the same outline.
        var seed = instance.Range(0, 256);
        var half = Math.Max(0.5f * plan.Unit, step * thick * 0.5f);
        for (var i = 0; i < count; i++)
        {
            var (x, y) = site.Place((i + 0.5f - (count * 0.5f)) * step, instance.Range(-0.04f, 0.04f) * step);
            var fade = instance.Range(0.6f, 1);
            layer.Blob(x, y, half, bars ? half * (1 + (2.5f * length)) : half * length * 0.8f, site.Angle, seed, look with { Cover = look.Cover * fade, Relief = look.Relief * fade });
        }
    }
}
