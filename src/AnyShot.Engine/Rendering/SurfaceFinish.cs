namespace AnyShot.Engine.Rendering;

/// <summary>The part's own texture: relative deviation from its mean brightness.</summary>
internal readonly struct SurfaceFinish
{
    private readonly SurfaceKind _kind;
    private readonly float _offsetX;
    private readonly float _offsetY;
    private readonly float _sin;
    private readonly float _cos;
    private readonly float _strength;
    private readonly float _perPixel;
    private readonly float _wheelX;
    private readonly float _wheelY;

    public SurfaceFinish(ref Pcg32 random, float scale)
    {
        _kind = (SurfaceKind)random.Below(4);
        _offsetX = random.Range(0, 256);
        _offsetY = random.Range(0, 256);
        // Streaks mostly run along the part or across it, as a machine makes them.
        var direction = random.Chance(0.5f) ? 0 : Angle.FullTurn / 4;
        (_sin, _cos) = Angle.SinCos(direction + random.Range(-0.12f, 0.12f));
        _strength = _kind switch
        {
            SurfaceKind.Plain => random.Range(0.02f, 0.05f),
            SurfaceKind.Brushed => random.Range(0.05f, 0.11f),
            SurfaceKind.Ground => random.Range(0.05f, 0.10f),
            _ => random.Range(0.06f, 0.12f),
        };
        _perPixel = 1 / scale;
        _wheelX = random.Sign() * random.Range(120, 300);
        _wheelY = random.Range(-200, 200);
    }

    /// <summary>At a place in part coordinates, in pixels.</summary>
    public float At(float u, float v)
    {
        u *= _perPixel;
        v *= _perPixel;
        switch (_kind)
        {
            case SurfaceKind.Plain:
                return _strength * NoiseField.At((u * 0.05f) + _offsetX, (v * 0.05f) + _offsetY);
            case SurfaceKind.Brushed:
                var along = (u * _cos) + (v * _sin);
                var across = (v * _cos) - (u * _sin);
                return _strength * (NoiseField.At((along * 0.02f) + _offsetX, (across * 0.8f) + _offsetY)
                    + (0.5f * NoiseField.At((along * 0.01f) + _offsetY, (across * 0.25f) + _offsetX)));
            case SurfaceKind.Ground:
                var dx = u - _wheelX;
                var dy = v - _wheelY;
                var radius = MathF.Sqrt((dx * dx) + (dy * dy));
                return _strength * (NoiseField.At((radius * 0.55f) + _offsetX, (dy * 0.012f) + _offsetY)
                    + (0.6f * NoiseField.At((radius * 0.18f) + _offsetY, (dy * 0.008f) + _offsetX)));
            default:
                return _strength * (NoiseField.At((u * 0.09f) + _offsetX, (v * 0.09f) + _offsetY)
                    + (0.8f * NoiseField.At((u * 0.37f) + _offsetY, (v * 0.37f) + _offsetX)));
        }
    }
}
