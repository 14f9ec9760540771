namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Marks that a roll or a vibrating tool repeats at equal distances along one direction. The size is that of one mark.</summary>
internal sealed class PeriodicMarks : IFlawShape
{
    public bool DrawsAll => true;

    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var count = plan.Count(ref instance);
        var half = site.Extent / 2;
        var bars = own.Chance(0.6f);
        var thick = bars ? Math.Max(0.6f * plan.Unit, half * own.Range(0.08f, 0.3f)) : half * own.Range(0.6f, 1);
        var longest = 0.95f * plan.Side / count;
        var pitch = Math.Clamp(thick * own.Range(2.6f, 6), Math.Min(longest, 2.8f * thick), Math.Max(longest, 2.8f * thick));
        var lean = own.Chance(0.3f) ? own.Range(-0.7f, 0.7f) : 0;
        var relief = own.Chance(0.5f) ? own.Range(0.4f, 1.3f) * own.Sign() * plan.Unit : 0;
        var look = new BlobLook
        {
            Cover = relief == 0 ? 1 : own.Range(0.3f, 1),
            Softness = plan.IsSoft ? thick : 1.1f * plan.Unit,
            Roughness = own.Range(0.05f, 0.4f),
            Core = 1,
            Relief = relief,
            Slope = Math.Max(1, thick * 0.6f),
        };
        // One and the same mark comes again and again: the same outline.
        var seed = instance.Range(0, 256);
        for (var i = 0; i < count; i++)
        {
            var (x, y) = site.Place((i + 0.5f - (count * 0.5f)) * pitch, instance.Range(-0.03f, 0.03f) * half);
            var fade = instance.Range(0.7f, 1);
            layer.Blob(x, y, thick, half, site.Angle + lean, seed, look with { Cover = look.Cover * fade, Relief = look.Relief * fade });
        }
    }
}
