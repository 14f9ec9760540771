namespace AnyShot.Engine.Rendering;

/// <summary>A piece broken out of the outline: an uneven disc that is taken away from the part. None when the radius is 0.</summary>
internal readonly struct Chip
{
    private readonly float _x;
    private readonly float _y;
    private readonly float _radius;
    private readonly float _stretch;
    private readonly float _offset;

    public Chip(in PartPose pose, ref Pcg32 random)
    {
        (_x, _y) = pose.OnOutline(ref random);
        _radius = random.Range(7, 15) * pose.Scale;
        _stretch = random.Range(0.75f, 1.3f);
        _offset = random.Range(0, 256);
    }

    /// <summary>Signed distance to the broken edge in pixels; negative where material is missing. Coarse (the fracture is uneven), exact enough near the edge.</summary>
    public float Distance(float x, float y)
    {
        if (_radius <= 0)
        {
            return float.MaxValue;
        }

        var dx = x - _x;
        var dy = (y - _y) * _stretch;
        var distance = MathF.Sqrt((dx * dx) + (dy * dy)) - _radius;
        return distance > _radius ? distance : distance + (0.35f * _radius * NoiseField.At((dx * 2 / _radius) + _offset, (dy * 2 / _radius) + _offset));
    }
}
