namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Rings and arcs: the edge of a dried drop, the print of a cup or a tool.</summary>
internal sealed class Rings : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        const int Pieces = 36;
        var own = plan.Own;
        var width = Math.Max(0.5f * plan.Unit, own.Range(0.03f, 0.13f) * site.Extent);
        var flat = own.Range(0.65f, 1);
        var wobble = own.Range(0.01f, 0.1f);
        var open = own.Chance(0.4f) ? own.Range(0.15f, 0.5f) : 0;
        var relief = own.Chance(0.3f) ? own.Range(-1, 1) * plan.Unit : 0;
        var fill = own.Chance(0.4f) ? own.Range(0.15f, 0.5f) : 0;
        var uneven = own.Range(0.2f, 0.9f);
        var soft = plan.IsSoft ? Math.Max(2 * plan.Unit, width) : plan.Unit;
        var radius = (site.Extent / 2) - width;
        var seed = instance.Range(0, 256);
        var start = instance.Range(0, Angle.FullTurn);
        if (fill > 0)
        {
            var look = new BlobLook { Cover = fill * site.Strength, Softness = 2 * plan.Unit, Roughness = wobble, Core = 0.7f, Slope = 1 };
            layer.Blob(site.X, site.Y, radius, radius * flat, site.Angle, seed, look);
        }

        Stroke before = default;
        for (var i = 0; i <= Pieces * (1 - open); i++)
        {
            var (sin, cos) = Angle.SinCos(start + (Angle.FullTurn * i / Pieces));
            var bump = 1 + (wobble * 2 * NoiseTile.Cloud.At((cos * 16) + seed, (sin * 16) + seed));
            var pressure = Math.Clamp(1 + (uneven * 1.5f * NoiseTile.Cloud.At((cos * 24) - seed, (sin * 24) + seed)), 0.12f, 1.3f);
            var (x, y) = site.Place(radius * bump * cos, radius * flat * bump * sin);
            var next = new Stroke(x, y, width * 0.5f * pressure, Math.Min(1, pressure) * site.Strength, relief);
            if (i > 0)
            {
                layer.Stroke(before, next, soft);
            }

            before = next;
        }
    }
}
