namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>Cracks: a random walk that branches, narrows and fades.</summary>
internal sealed class BranchingCracks : IFlawShape
{
    private const int MostPieces = 90;

    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        var own = plan.Own;
        var look = new CrackLook
        {
            Step = Math.Max(1.5f, own.Range(0.03f, 0.09f) * site.Extent),
            Jag = own.Range(0.25f, 0.9f),
            Branching = own.Range(0.1f, 0.35f),
            Spread = own.Range(0.4f, 1.2f),
            Softness = plan.IsSoft ? 3 * plan.Unit : plan.Unit,
            Depth = own.Chance(0.5f) ? own.Range(0.3f, 1.5f) * plan.Unit : 0,
        };
        var half = own.Range(0.35f, 1.2f) * plan.Unit * (plan.Size == FlawSize.Large ? 1.3f : 1);
        var star = own.Chance(0.2f) ? 3 + own.Below(3) : 0;
        var budget = MostPieces;
        if (star > 0)
        {
            for (var i = 0; i < star; i++)
            {
                var direction = site.Angle + (Angle.FullTurn * i / star) + instance.Range(-0.3f, 0.3f);
                Walk(look, new Stroke(site.X, site.Y, half, site.Strength), direction, site.Extent / 2, 1, ref budget, ref instance, layer);
            }

            return;
        }

        var (x, y) = site.Place(-site.Extent / 2, instance.Range(-0.1f, 0.1f) * site.Extent);
        Walk(look, new Stroke(x, y, half, site.Strength), site.Angle, site.Extent, 2, ref budget, ref instance, layer);
    }

    private static void Walk(in CrackLook look, Stroke from, float direction, float length, int depth, ref int budget, ref Pcg32 instance, FlawLayer layer)
    {
        var rest = length;
        var full = from;
        var turn = 0f;
        while (rest > 0 && budget-- > 0)
        {
            turn = (0.5f * turn) + instance.Range(-look.Jag, look.Jag);
            var (sin, cos) = Angle.SinCos(direction + turn);
            var step = look.Step * instance.Range(0.5f, 1.4f);
            rest -= step;
            var share = Math.Clamp(rest / length, 0, 1);
            var width = full.Half * (0.3f + (0.7f * share)) * instance.Range(0.6f, 1.3f);
            var to = new Stroke(from.X + (cos * step), from.Y + (sin * step), width, full.Cover * (0.45f + (0.55f * share)) * instance.Range(0.75f, 1), -look.Depth * share);
            layer.Stroke(from, to, look.Softness);
            from = to;
            if (depth > 0 && share > 0.1f && instance.Chance(look.Branching))
            {
                var aside = direction + (instance.Sign() * look.Spread * instance.Range(0.6f, 1.3f));
                Walk(look, to with { Half = to.Half * 0.7f, Cover = to.Cover * 0.8f }, aside, rest * instance.Range(0.3f, 0.7f), depth - 1, ref budget, ref instance, layer);
            }
        }
    }
}
