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
    /// <exception cref="ArgumentException">Not one value for each trait.</exception>
    public Scene(ulong identity, IReadOnlyList<sbyte> values)
    {
        Identity = identity;
        _values = [.. values];
        if (_values.Length != TraitCount)
        {
            throw new ArgumentException($"A scene has {TraitCount} traits, not {_values.Length}.", nameof(values));
        }
    }

    public ulong Identity { get; }

    /// <summary>The number of the value (of the trait's own enumeration), or <see cref="NotApplicable"/>.</summary>
    public int this[Trait trait] => _values[(int)trait];

    /// <summary>The surface; a scene without the trait shows none, but a sign before a background.</summary>
    public Material Material => (Material)this[Trait.Material];

    /// <summary>The defect; <see cref="Scenes.FlawShape.None"/> on a good part.</summary>
    public FlawShape FlawShape => (FlawShape)this[Trait.FlawShape];

    public bool Has(Trait trait) => _values[(int)trait] != NotApplicable;
}
