using AnyShot.Engine.Rendering.Scenes.Flaws;

namespace AnyShot.Engine.Rendering.Scenes.Parts;

/// <summary>Background of one picture, and how the part stands before it. Lengths in pixels.</summary>
internal readonly struct GroundLook
{
    private readonly float _red;
    private readonly float _green;
    private readonly float _blue;
    private readonly float _texture;
    private readonly float _weave;
    private readonly float _seed;

    public GroundLook(int side, ref Pcg32 identity, ref Pcg32 instance)
    {
        var kind = (Ground)identity.Below(3);
        var level = kind switch
        {
            Ground.Dark => identity.Range(0.02f, 0.16f),
            Ground.Bright => identity.Range(0.72f, 0.98f),
            _ => identity.Range(0.15f, 0.5f),
        };
        var tint = kind == Ground.Belt ? 0.35f : 0.08f;
        level *= instance.Range(0.85f, 1.15f);
        _red = level * (1 + identity.Range(-tint, tint));
        _green = level * (1 + identity.Range(-tint, tint));
        _blue = level * (1 + identity.Range(-tint, tint));
        _texture = kind == Ground.Belt ? identity.Range(0.15f, 0.6f) : identity.Range(0.02f, 0.15f);
        _weave = identity.Range(0.5f, 3) * 96 / side;
        _seed = instance.Range(0, 256);
        Shadow = identity.Range(0.1f, 0.65f);
        ShadowLength = identity.Range(0.03f, 0.1f) * side;
        Bevel = Math.Max(1, identity.Range(0.01f, 0.05f) * side);
        RimLight = identity.Range(0.1f, 0.7f);
    }

    public float Shadow { get; }

    public float ShadowLength { get; }

    /// <summary>Width of the rim.</summary>
    public float Bevel { get; }

    /// <summary>How much brighter the rim is where it faces the light.</summary>
    public float RimLight { get; }

    public (float Red, float Green, float Blue) At(int x, int y)
    {
        var texture = 1 + (_texture * (NoiseTile.Grain.At((x * _weave) + _seed, (y * _weave) - _seed) + NoiseTile.Cloud.At((x * 1.5f) + _seed, (y * 1.5f) + _seed)));
        return (_red * texture, _green * texture, _blue * texture);
    }
}
