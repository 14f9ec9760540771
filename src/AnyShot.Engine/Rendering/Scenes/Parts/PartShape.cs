namespace AnyShot.Engine.Rendering.Scenes.Parts;

/// <summary>Border of one part in one picture. Lengths in pixels.</summary>
internal readonly struct PartShape
{
    private readonly PartOutline _outline;
    private readonly float _x;
    private readonly float _y;
    private readonly float _sin;
    private readonly float _cos;
    private readonly float _half;
    private readonly float _halfAcross;
    private readonly float _corner;
    private readonly float _inner;
    private readonly int _teeth;

    /// <param name="outline">Its kind.</param>
    /// <param name="towards">Direction from the part to its background where there is a choice, in radians.</param>
    /// <param name="side">Of the picture.</param>
    /// <param name="identity">Proportions.</param>
    /// <param name="instance">Place and turn.</param>
    public PartShape(PartOutline outline, float towards, int side, ref Pcg32 identity, ref Pcg32 instance)
    {
        _outline = outline;
        var open = outline is PartOutline.StraightEdge or PartOutline.Corner;
        var turn = instance.Range(-0.1f, 0.1f) + (open ? towards : identity.Chance(0.5f) ? 0 : instance.Range(0, Angle.FullTurn));
        (_sin, _cos) = Angle.SinCos(turn);
        _half = side * (open ? identity.Range(0.08f, 0.32f) : identity.Range(0.32f, 0.46f)) * instance.Range(0.93f, 1.05f);
        _halfAcross = open ? _half * identity.Range(0.7f, 1.2f) : _half * identity.Range(0.55f, 1);
        _corner = identity.Range(0.02f, 0.5f) * _halfAcross;
        _inner = identity.Range(0.25f, 0.72f);
        _teeth = 6 + identity.Below(18);
        var shift = (open ? 0.03f : 0.05f) * side;
        _x = (side / 2f) + instance.Range(-shift, shift);
        _y = (side / 2f) + instance.Range(-shift, shift);
    }

    /// <summary>Distance to the border, positive on the part; exact enough near it.</summary>
    public float Inside(float x, float y)
    {
        x -= _x;
        y -= _y;
        var u = (x * _cos) + (y * _sin);
        var v = (y * _cos) - (x * _sin);
        return _outline switch
        {
            PartOutline.StraightEdge => _half - u,
            PartOutline.Corner => Corner(_half - u, _halfAcross - v),
            PartOutline.Disc => _half - Radius(u, v),
            PartOutline.Ring => Ring(Radius(u, v)),
            PartOutline.Plate => Plate(u, v),
            PartOutline.Gear => Gear(u, v),
            _ => Math.Min(Plate(u, v), Notch(u, v)),
        };
    }

    private float Corner(float a, float b)
    {
        // Rounded where both borders are near.
        var (da, db) = (_corner - a, _corner - b);
        return da > 0 && db > 0 ? _corner - Radius(da, db) : Math.Min(a, b);
    }

    private float Ring(float radius) => Math.Min(_half - radius, radius - (_inner * _half));

    private float Plate(float u, float v)
    {
        var du = MathF.Abs(u) - _half + _corner;
        var dv = MathF.Abs(v) - _halfAcross + _corner;
        return du > 0 && dv > 0 ? _corner - Radius(du, dv) : _corner - Math.Max(du, dv);
    }

    private float Gear(float u, float v)
    {
        var radius = Radius(u, v);
        var tooth = 0.13f * _half;
        var outside = _half - radius;
        if (outside < 0 || outside > 2 * tooth)
        {
            var rim = outside < 0 ? outside : outside - tooth;
            return Math.Min(rim, radius - (_inner * 0.5f * _half));
        }

        var turns = MathF.Atan2(v, u) / Angle.FullTurn * _teeth;
        var phase = MathF.Abs(turns - MathF.Floor(turns) - 0.5f) * 2;
        // Flanks: 0 in the gap, 1 on the tooth.
        var flank = Math.Clamp(((phase - 0.5f) * 5) + 0.5f, 0, 1);
        return outside - (tooth * (1 - flank));
    }

    private float Notch(float u, float v)
    {
        var width = _inner * 0.45f * _halfAcross;
        var deep = _half * (1 - _inner);
        return Math.Max(MathF.Abs(v) - width, deep - u);
    }

    private static float Radius(float u, float v) => MathF.Sqrt((u * u) + (v * v));
}
