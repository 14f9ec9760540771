namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Smears: something was dragged over the surface and got thinner on its way.</summary>
internal sealed class Smears : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var slim = own.Range(0.15f, 0.55f);
        var streaks = own.Range(0.4f, 1.1f);
        var fine = own.Range(0.5f, 2);
        var bend = own.Range(-0.5f, 0.5f) * instance.Range(0.4f, 1);
        var length = site.Extent;
        var half = Math.Max(plan.Unit, length * slim / 2);
        var (sin, cos) = Angle.SinCos(site.Angle);
        var way = instance.Sign();
        var seed = instance.Range(0, 256);
        var reach = (0.55f * length) + half;
        var strength = site.Strength;
        var box = layer.Touch(site.X - reach, site.Y - reach, site.X + reach, site.Y + reach);
        for (var y = box.Top; y < box.Bottom; y++)
        {
            for (var x = box.Left; x < box.Right; x++)
            {
                var dx = x + 0.5f - site.X;
                var dy = y + 0.5f - site.Y;
                var along = ((way * ((dx * cos) + (dy * sin))) / length) + 0.5f;
                if (along is < -0.05f or > 1.05f)
                {
                    continue;
                }

                var across = (((dy * cos) - (dx * sin)) + (bend * length * (along - 0.5f) * (along - 0.5f))) / half;
                var ragged = NoiseTile.Streak.At((along * 14) + seed, (across * 12 * fine) + seed);
                var head = FlawLayer.Smooth(along * 9);
                var tail = 1 - (along * (0.8f + (streaks * 0.8f * ragged)));
                var sides = FlawLayer.Smooth((1 - MathF.Abs(across) + (0.3f * ragged)) * (plan.IsSoft ? 1.3f : 4));
                var cover = head * sides * Math.Clamp(tail, 0, 1) * Math.Clamp(1 + (streaks * ragged * 1.3f), 0, 1.2f);
                var at = (y * plan.Side) + x;
                layer.Cover[at] = Math.Max(layer.Cover[at], Math.Min(1, cover) * strength);
            }
        }
    }
}
