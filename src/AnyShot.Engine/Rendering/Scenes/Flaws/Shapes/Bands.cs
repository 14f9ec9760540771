namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Bands that cross the picture, or a step: everything on one side of a line is darker or brighter. The size is the width of the band.</summary>
internal sealed class Bands : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var isStep = plan.Size == FlawSize.Large && own.Chance(0.5f);
        var wave = own.Range(0, 0.12f) * site.Extent + (own.Range(0, 0.8f) * plan.Unit);
        var ramp = own.Chance(0.3f);
        var ragged = own.Range(0, 1);
        var half = site.Extent / 2;
        var soft = plan.Edge(half * 0.6f);
        var ridge = own.Chance(0.3f) ? own.Range(-1, 1) * plan.Unit : 0;
        var (sin, cos) = Angle.SinCos(site.Angle);
        var seed = instance.Range(0, 256);
        var strength = site.Strength;
        layer.Touch(0, 0, plan.Side, plan.Side);
        for (var y = 0; y < plan.Side; y++)
        {
            for (var x = 0; x < plan.Side; x++)
            {
                var along = (((x - site.X) * cos) + ((y - site.Y) * sin)) / plan.Unit;
                var across = ((y - site.Y) * cos) - ((x - site.X) * sin);
                var near = MathF.Abs(isStep ? across : half - MathF.Abs(across)) < (1.6f * wave) + soft;
                across += !near ? 0 : wave * (NoiseTile.Cloud.At((along * 0.7f) + seed, seed) + (0.5f * ragged * NoiseTile.Cloud.At(along * 4, seed + (across * 0.5f))));
                var depth = isStep ? across : half - MathF.Abs(across);
                if (depth < -soft)
                {
                    continue;
                }

                var at = (y * plan.Side) + x;
                var edge = FlawLayer.Smooth((depth / soft) + 0.5f);
                var fade = ramp ? Math.Clamp(0.5f + (across / (2 * half)), 0.1f, 1) : 1;
                layer.Cover[at] = Math.Max(layer.Cover[at], edge * fade * strength);
                layer.Raise(at, ridge * edge);
            }
        }
    }
}
