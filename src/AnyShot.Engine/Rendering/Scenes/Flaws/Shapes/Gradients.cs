namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Uneven light or shade over the whole part: brighter or darker towards one side, a corner, or around a soft spot.</summary>
internal sealed class Gradients : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var round = own.Chance(0.4f) || plan.Position == FlawPosition.Centre;
        var bumpy = own.Range(0.1f, 0.5f);
        var start = own.Range(-0.7f, 0.1f);
        var half = plan.Side / 2f;
        // Off the middle the side itself is the direction.
        var dx = (site.X - half) / half;
        var dy = (site.Y - half) / half;
        var length = MathF.Sqrt((dx * dx) + (dy * dy));
        var (sin, cos) = Angle.SinCos(site.Angle);
        (cos, sin) = length > 0.35f ? (dx / length, dy / length) : (cos, sin);
        var seed = instance.Range(0, 256);
        layer.Touch(0, 0, plan.Side, plan.Side);
        for (var y = 0; y < plan.Side; y++)
        {
            for (var x = 0; x < plan.Side; x++)
            {
                var u = (x - half) / half;
                var v = (y - half) / half;
                var ramp = round
                    ? 1 - (MathF.Sqrt(((u - dx) * (u - dx)) + ((v - dy) * (v - dy))) * 0.9f)
                    : ((((u * cos) + (v * sin)) - start) / (1.2f - start));
                ramp += bumpy * NoiseTile.Cloud.At((u * 12) + seed, (v * 12) + seed);
                layer.Cover[(y * plan.Side) + x] = FlawLayer.Smooth(ramp) * 0.95f;
            }
        }
    }
}
