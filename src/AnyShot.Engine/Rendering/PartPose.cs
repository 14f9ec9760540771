namespace AnyShot.Engine.Rendering;

/// <summary>Where the part lies and what outline it has: a plate with rounded corners or a disc. Lengths in pixels.</summary>
internal readonly struct PartPose
{
    private readonly float _cos;
    private readonly float _sin;

    public PartPose(ref Pcg32 random, int width, int height)
    {
        var side = Math.Min(width, height);
        Scale = side / 160f;
        CentreX = (width / 2f) + (random.Range(-0.05f, 0.05f) * side);
        CentreY = (height / 2f) + (random.Range(-0.05f, 0.05f) * side);
        IsDisc = random.Chance(0.3f);
        HalfU = random.Range(0.32f, 0.40f) * side;
        HalfV = IsDisc ? HalfU : HalfU * random.Range(0.72f, 1f);
        Corner = IsDisc ? HalfU : random.Range(0.03f, 0.20f) * HalfV;
        (_sin, _cos) = Angle.SinCos(random.Range(-0.16f, 0.16f));
    }

    /// <summary>Length of one unit of the scene, which is laid out for 160 pixels.</summary>
    public float Scale { get; }

    public float CentreX { get; }

    public float CentreY { get; }

    public bool IsDisc { get; }

    /// <summary>Half the part's length along its own axis u.</summary>
    public float HalfU { get; }

    public float HalfV { get; }

    public float Corner { get; }

    /// <summary>Image to part coordinates.</summary>
    public (float U, float V) ToPart(float x, float y)
    {
        var dx = x - CentreX;
        var dy = y - CentreY;
        return ((dx * _cos) + (dy * _sin), (dy * _cos) - (dx * _sin));
    }

    /// <summary>Part to image coordinates.</summary>
    public (float X, float Y) ToImage(float u, float v) => (CentreX + (u * _cos) - (v * _sin), CentreY + (u * _sin) + (v * _cos));

    /// <summary>Signed distance to the outline at a place in part coordinates; negative inside.</summary>
    public float Distance(float u, float v)
    {
        var du = MathF.Abs(u) - HalfU + Corner;
        var dv = MathF.Abs(v) - HalfV + Corner;
        if (du > 0 && dv > 0)
        {
            return MathF.Sqrt((du * du) + (dv * dv)) - Corner;
        }

        return Math.Max(du, dv) - Corner;
    }

    /// <summary>A place on the part, in image coordinates, at least <paramref name="margin"/> of the half length away from the outline.</summary>
    public (float X, float Y) Somewhere(ref Pcg32 random, float margin)
    {
        var inside = 1 - margin;
        if (!IsDisc)
        {
            return ToImage(random.Range(-inside, inside) * HalfU, random.Range(-inside, inside) * HalfV);
        }

        var (sin, cos) = Angle.SinCos(random.Range(0, Angle.FullTurn));
        var radius = inside * HalfU * MathF.Sqrt(random.Unit());
        return ToImage(radius * cos, radius * sin);
    }

    /// <summary>A place on the outline, in image coordinates.</summary>
    public (float X, float Y) OnOutline(ref Pcg32 random)
    {
        if (IsDisc)
        {
            var (sin, cos) = Angle.SinCos(random.Range(0, Angle.FullTurn));
            return ToImage(HalfU * cos, HalfU * sin);
        }

        var along = random.Range(-0.9f, 0.9f);
        var side = random.Sign();
        return random.Chance(HalfU / (HalfU + HalfV)) ? ToImage(along * HalfU, side * HalfV) : ToImage(side * HalfU, along * HalfV);
    }
}
