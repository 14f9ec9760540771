namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>
/// What a picture shows, in terms that words exist for, and a number that fixes everything else about it that stays from picture to picture. All pictures of one scene show
/// the same kind of surface with the same kind of defect, as the pictures of one class on a line do; they differ in place, exact shape, light and camera.
/// </summary>
public sealed class Scene
{
    /// <summary>Value of a trait that does not apply, as the colour of a mark where there is no mark.</summary>
    public const sbyte NotApplicable = -1;

    public static readonly int TraitCount = Enum.GetValues<Trait>().Length;

    private readonly sbyte[] _values;

    /// <param name="identity">Fixes what words leave open: exact colours, wavelengths, pattern programs, glyphs.</param>
    /// <param name="values">One value per <see cref="Trait"/>, <see cref="NotApplicable"/> where it does not apply.</param>
    /// <param name="line">Fixes surface, part and camera, which the classes of a line share; null gives the scene a line of its own.</param>
    /// <exception cref="ArgumentException">Not one value for each trait.</exception>
    public Scene(ulong identity, IReadOnlyList<sbyte> values, ulong? line = null)
    {
        Identity = identity;
        Line = line ?? identity;
        _values = [.. values];
        if (_values.Length != TraitCount)
        {
            throw new ArgumentException($"A scene has {TraitCount} traits, not {_values.Length}.", nameof(values));
        }
    }

    public ulong Identity { get; }

    /// <summary>Scenes of one line are seen by one camera on parts of one kind, and differ in what is wrong with them or printed on them.</summary>
    public ulong Line { get; }

    /// <summary>The number of the value (of the trait's own enumeration), or <see cref="NotApplicable"/>.</summary>
    public int this[Trait trait] => _values[(int)trait];

    /// <summary>The surface; a scene without the trait shows none, but a sign before a background.</summary>
    public Material Material => (Material)this[Trait.Material];

    /// <summary>The defect; <see cref="Scenes.FlawShape.None"/> on a good part.</summary>
    public FlawShape FlawShape => (FlawShape)this[Trait.FlawShape];

    /// <summary>True when every trait has the same value in both.</summary>
    public bool HasTraitsOf(Scene other) => _values.AsSpan().SequenceEqual(other._values);

    public bool Has(Trait trait) => _values[(int)trait] != NotApplicable;
}
