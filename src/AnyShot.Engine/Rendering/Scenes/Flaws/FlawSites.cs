namespace AnyShot.Engine.Rendering.Scenes.Flaws;

/// <summary>Chooses where the defects of a picture lie: in the part of the picture that the scene names, on the part, and apart from each other.</summary>
internal sealed class FlawSites
{
    private const int Most = 32;
    private const int Tries = 10;
    private readonly FlawSite[] _sites = new FlawSite[Most];

    public ReadOnlySpan<FlawSite> Place(in FlawPlan plan, int count, Canvas canvas, ref Pcg32 instance)
    {
        count = Math.Min(count, Most);
        var angle = plan.Angle(ref instance);
        for (var i = 0; i < count; i++)
        {
            var extent = plan.Extent(ref instance);
            var (x, y) = Apart(plan, canvas, extent, i, ref instance);
            _sites[i] = new FlawSite(x, y, extent, angle + instance.Range(-0.08f, 0.08f), i == 0 ? 1 : instance.Range(0.55f, 1));
        }

        return _sites.AsSpan(0, count);
    }

    /// <summary>Of a few random places the one that is farthest from the defects before it and not off the part.</summary>
    private (float X, float Y) Apart(in FlawPlan plan, Canvas canvas, float extent, int before, ref Pcg32 instance)
    {
        (float X, float Y) best = default;
        var most = float.MinValue;
        for (var i = 0; i < Tries; i++)
        {
            var place = Somewhere(plan, extent, ref instance);
            var margin = canvas.Inside[((int)place.Y * plan.Side) + (int)place.X] - (0.4f * extent);
            var distance = Nearest(place, before, plan.Side);
            var merit = distance + (4 * Math.Min(margin, 0));
            if (merit > most)
            {
                (best, most) = (place, merit);
            }

            if (before == 0 && margin >= 0)
            {
                break;
            }
        }

        return best;
    }

    private float Nearest((float X, float Y) place, int before, float nearest)
    {
        for (var i = 0; i < before; i++)
        {
            var dx = place.X - _sites[i].X;
            var dy = place.Y - _sites[i].Y;
            nearest = Math.Min(nearest, MathF.Sqrt((dx * dx) + (dy * dy)));
        }

        return nearest;
    }

    private static (float X, float Y) Somewhere(in FlawPlan plan, float extent, ref Pcg32 instance)
    {
        // Half of the picture's side is 1.
        var (x, y, reachX, reachY) = plan.Position switch
        {
            FlawPosition.Centre => (0f, 0f, 0.24f, 0.24f),
            FlawPosition.Left => (-0.62f, 0f, 0.2f, 0.6f),
            FlawPosition.Right => (0.62f, 0f, 0.2f, 0.6f),
            FlawPosition.Top => (0f, -0.62f, 0.6f, 0.2f),
            FlawPosition.Bottom => (0f, 0.62f, 0.6f, 0.2f),
            _ => (0f, 0f, 0.9f, 0.9f),
        };
        x += instance.Range(-reachX, reachX);
        y += instance.Range(-reachY, reachY);
        // A long defect stays mostly in the picture.
        var limit = Math.Max(0.2f, 0.97f - (0.8f * extent / plan.Side));
        var half = plan.Side / 2f;
        return (half + (half * Math.Clamp(x, -limit, limit)), half + (half * Math.Clamp(y, -limit, limit)));
    }
}
