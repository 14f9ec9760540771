namespace AnyShot.Engine.Rendering;

/// <summary>Lamp and lens: overall brightness, a slope across the picture and the fall-off towards the corners.</summary>
internal readonly struct Lighting
{
    private readonly float _gain;
    private readonly float _slopeX;
    private readonly float _slopeY;
    private readonly float _vignette;

    public Lighting(ref Pcg32 random)
    {
        _gain = random.Range(0.75f, 1.2f);
        _slopeX = random.Range(-0.18f, 0.18f);
        _slopeY = random.Range(-0.18f, 0.18f);
        _vignette = random.Range(0, 0.35f);
    }

    /// <summary>Direction that the light comes from, for edges and shadows; its length is at most about 1.</summary>
    public (float X, float Y) Direction => (_slopeX * 4, (_slopeY * 4) - 0.3f);

    /// <summary>Factor on the reflected light, at a place given from -1 to 1 in both directions.</summary>
    public float At(float x, float y) => _gain * (1 + (_slopeX * x) + (_slopeY * y)) * (1 - (_vignette * 0.5f * ((x * x) + (y * y))));
}
