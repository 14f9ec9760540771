using AnyShot.Engine.Rendering.Scenes.Surfaces;

namespace AnyShot.Engine.Rendering.Scenes.Flaws;

/// <summary>What the defects of all pictures of one scene have in common: the traits as numbers, and the identity's choice where a trait leaves a range or does not apply.</summary>
internal readonly struct FlawPlan
{
    private const float QuarterTurn = Rendering.Angle.FullTurn / 4;
    private readonly bool _free;
    private readonly bool _eitherDiagonal;
    private readonly float _angle;
    private readonly float _shortest;
    private readonly float _longest;
    private readonly int _fewest;
    private readonly int _most;

    public FlawPlan(Scene scene, ref Pcg32 identity, int side)
    {
        Side = side;
        Unit = side / 96f;
        Shape = scene.FlawShape;
        Polarity = (Polarity)Choose(scene, Trait.Polarity, 3, ref identity);
        Size = (FlawSize)Choose(scene, Trait.FlawSize, 4, ref identity);
        (_shortest, _longest) = Extents(Size, side, ref identity);
        (_fewest, _most) = Counts((FlawCount)Choose(scene, Trait.FlawCount, 2, ref identity), ref identity);
        IsSoft = Choose(scene, Trait.Sharpness, 2, ref identity) == (int)Sharpness.Soft;
        Softness = IsSoft ? identity.Range(0.25f, 0.6f) : 0;
        (_angle, _free, _eitherDiagonal) = Direct(scene, ref identity);
        // A defect of no named place can be anywhere.
        Position = scene.Has(Trait.FlawPosition) ? (FlawPosition)scene[Trait.FlawPosition] : FlawPosition.Spread;
        var texture = (FlawTexture)Choose(scene, Trait.FlawTexture, 4, ref identity);
        Texture = Shape == FlawShape.Gradient ? FlawTexture.Smooth : texture;
        var colour = (SceneColour)Choose(scene, Trait.FlawColour, NamedColours.Count, ref identity);
        Colour = NamedColours.Take(colour, ref identity);
        var strength = identity.Unit();
        var least = Size switch
        {
            FlawSize.Tiny => 0.75f,
            FlawSize.Small => 0.6f,
            FlawSize.Medium => 0.5f,
            _ => 0.4f,
        };
        Contrast = least + ((1 - least) * strength);
        Opacity = identity.Unit();
        Own = identity;
    }

    public int Side { get; }

    /// <summary>Pixels that are one pixel of a picture of 96.</summary>
    public float Unit { get; }

    public FlawShape Shape { get; }

    public Polarity Polarity { get; }

    public FlawSize Size { get; }

    public bool IsSoft { get; }

    /// <summary>Width of the fading edge against the radius; 0 for a sharp edge.</summary>
    public float Softness { get; }

    public FlawPosition Position { get; }

    public FlawTexture Texture { get; }

    public Rgb Colour { get; }

    /// <summary>0.4 (well visible) to 1 (glaring).</summary>
    public float Contrast { get; }

    /// <summary>0: the surface shows through as through a stain; 1: painted over.</summary>
    public float Opacity { get; }

    /// <summary>Numbers for what a shape chooses per scene. Each copy starts at the same place.</summary>
    public Pcg32 Own { get; }

    public int Count(ref Pcg32 instance) => _fewest + instance.Below(_most - _fewest + 1);

    /// <summary>Pixels.</summary>
    public float Extent(ref Pcg32 instance) => instance.Range(_shortest, _longest);

    /// <summary>Radians.</summary>
    public float Angle(ref Pcg32 instance)
    {
        if (_free)
        {
            return instance.Range(0, Rendering.Angle.FullTurn / 2);
        }

        var angle = _angle + instance.Range(-0.1f, 0.1f);
        return _eitherDiagonal && instance.Chance(0.5f) ? -angle : angle;
    }

    /// <summary>Width in pixels of the fading edge of a mark of this radius.</summary>
    public float Edge(float radius) => Math.Max(1.2f * Unit, Softness * 2 * radius);

    private static int Choose(Scene scene, Trait trait, int count, ref Pcg32 identity)
    {
        var own = identity.Below(count);
        return scene.Has(trait) ? scene[trait] : own;
    }

    /// <summary>A part of the range that the size stands for, so that scenes of one size differ too.</summary>
    private static (float Shortest, float Longest) Extents(FlawSize size, int side, ref Pcg32 identity)
    {
        var (low, high) = size switch
        {
            FlawSize.Tiny => (0.026f, 0.058f),
            FlawSize.Small => (0.065f, 0.145f),
            FlawSize.Medium => (0.16f, 0.39f),
            _ => (0.43f, 0.92f),
        };
        var start = low + (identity.Range(0, 0.6f) * (high - low));
        return (start * side, (start + (0.4f * (high - low))) * side);
    }

    private static (int Fewest, int Most) Counts(FlawCount count, ref Pcg32 identity)
    {
        var many = 5 + identity.Below(9);
        return count switch
        {
            FlawCount.One => (1, 1),
            FlawCount.Few => (2, 4),
            _ => (many, many + 4),
        };
    }

    private static (float Angle, bool Free, bool EitherDiagonal) Direct(Scene scene, ref Pcg32 identity)
    {
        var diagonal = identity.Range(0.6f, 0.97f);
        var lean = identity.Range(-0.06f, 0.06f);
        var mirrored = identity.Chance(0.5f);
        var either = identity.Chance(0.5f);
        var follows = identity.Chance(0.6f);
        var trait = scene.Has(Trait.FlawDirection) ? Trait.FlawDirection : Trait.GrainDirection;
        if (!scene.Has(trait) || (trait == Trait.GrainDirection && !follows))
        {
            return (0, true, false);
        }

        return (Direction)scene[trait] switch
        {
            Direction.Horizontal => (lean, false, false),
            Direction.Vertical => (QuarterTurn + lean, false, false),
            _ => (mirrored ? -diagonal : diagonal, false, either),
        };
    }
}
