using AnyShot.Engine.Rendering.Scenes.Flaws;
using AnyShot.Engine.Rendering.Scenes.Surfaces;

namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>What went wrong with a mark: its symbol is shifted or blurred, and in a region ink is lost, too dark or of a wrong colour. Does nothing to other scenes.</summary>
internal readonly struct Misprint
{
    private readonly bool _exists;
    private readonly bool _lost;
    private readonly float _x;
    private readonly float _y;
    private readonly float _radius;
    private readonly float _seed;
    private readonly float _symbolSpoilt;
    private readonly Rgb _ink;

    public Misprint(Scene scene, in MarkDesign design, in MarkPose pose, ref Pcg32 instance)
    {
        Softness = 1;
        _exists = scene.FlawShape == FlawShape.Misprint;
        if (!_exists)
        {
            return;
        }

        var identity = design.Own;
        var plan = new FlawPlan(scene, ref identity, (int)(2 * pose.Scale));
        var own = plan.Own;
        _radius = 0.45f * plan.Extent(ref instance);
        var (x, y) = plan.Position switch
        {
            FlawPosition.Left => (-0.5f, 0f),
            FlawPosition.Right => (0.5f, 0f),
            FlawPosition.Top => (0f, -0.5f),
            FlawPosition.Bottom => (0f, 0.5f),
            _ => (0f, 0f),
        };
        (_x, _y) = pose.ToPicture(x + instance.Range(-0.2f, 0.2f), y + instance.Range(-0.2f, 0.2f));
        _lost = own.Chance(0.4f);
        _seed = instance.Range(0, 256);
        var (isShifted, isBlurred) = (own.Chance(0.35f), own.Chance(0.25f));
        var shift = isShifted ? own.Range(0.1f, 0.3f) * pose.Scale : 0;
        (ShiftX, ShiftY) = (shift * instance.Range(-1, 1), shift * instance.Sign());
        Softness = isBlurred ? own.Range(3, 7) * pose.Scale / 40 : 1;
        _symbolSpoilt = isShifted || isBlurred ? 0.5f : 0;
        _ink = plan.Polarity switch
        {
            Polarity.Darker => new Rgb(0.05f, 0.05f, 0.06f),
            Polarity.Brighter => new Rgb(0.95f, 0.95f, 0.93f),
            _ => plan.Colour,
        };
    }

    /// <summary>Pixels.</summary>
    public float ShiftX { get; }

    /// <summary>Pixels.</summary>
    public float ShiftY { get; }

    /// <summary>Pixels over which the symbol's edges fade.</summary>
    public float Softness { get; }

    /// <returns>What is left of the mark's coverage.</returns>
    public float Spoil(int x, int y, float alpha, ref Rgb colour, Canvas canvas)
    {
        if (!_exists)
        {
            return alpha;
        }

        var (dx, dy) = ((x - _x) / _radius, (y - _y) / _radius);
        var reach = MathF.Sqrt((dx * dx) + (dy * dy)) + (0.7f * NoiseTile.Cloud.At((dx * 18) + _seed, (dy * 18) - _seed));
        var region = FlawLayer.Smooth(((1 - reach) * _radius * 0.7f) + 0.5f);
        var at = (y * canvas.Side) + x;
        canvas.Flaw[at] = Math.Max(canvas.Flaw[at], alpha * Math.Max(region, _symbolSpoilt));
        colour = colour.Mix(_ink, region * (_lost ? 0.4f : 0.85f));
        return alpha * (_lost ? 1 - (0.85f * region) : 1);
    }
}
