using AnyShot.Engine.Rendering.Scenes.Captions;

namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>
/// A surface and what is wrong with it, by name: <c>rolled</c>, <c>rolled+scratches</c>, <c>cast+blowhole</c>. The surface is a <see cref="Scenes.Material"/>, the defect a <see cref="FlawShape"/> or a
/// trade name of the captions; words are joined by dashes, in any case.
/// </summary>
public sealed class NamedScene
{
    /// <summary>Name of the class of surfaces without a defect.</summary>
    public const string Good = "good";

    private const int LongestName = 80;
    private const int MostTries = 5_000;

    private readonly Material _material;
    private readonly TraitSet _flaw;

    private NamedScene(Material material, string flaw, TraitSet meaning)
    {
        _material = material;
        _flaw = meaning;
        ClassName = flaw;
    }

    /// <summary>The defect as it was named, or <see cref="Good"/>.</summary>
    public string ClassName { get; }

    /// <exception cref="FormatException">One sentence that names the word that is not known, or the defect that does not occur on the surface.</exception>
    public static NamedScene Parse(string name)
    {
        if (name.Length > LongestName)
        {
            throw new FormatException($"The scene \"{name[..LongestName]}...\" is longer than {LongestName} characters.");
        }

        var words = name.Trim().ToLowerInvariant().Split('+');
        if (words.Length > 2 || !TraitValues.TryParse(Trait.Material, words[0].Replace("-", "", StringComparison.Ordinal), out var material))
        {
            throw new FormatException($"The scene \"{name}\" must be a surface or surface+defect; the surfaces are {string.Join(", ", Enum.GetNames<Material>()).ToLowerInvariant()}.");
        }

        var flaw = words.Length == 2 ? words[1] : Good;
        var meaning = flaw == Good ? ShapeSet(FlawShape.None) : Flaw(flaw) ?? throw new FormatException($"The scene \"{name}\" has the defect \"{flaw}\", which is neither a shape of defects nor a trade name that captions have.");
        var scene = new NamedScene((Material)material, flaw, meaning);
        return scene.TryDraw(new Pcg32(1, 1)) is not null ? scene : throw new FormatException($"The scene \"{name}\" cannot be shown: \"{flaw}\" does not occur on this surface.");
    }

    /// <summary>A scene with this surface and defect; all else is drawn.</summary>
    internal Scene Draw(Pcg32 random) => TryDraw(random) ?? throw new InvalidOperationException($"No scene of {_material} with {ClassName} in {MostTries} draws.");

    private Scene? TryDraw(Pcg32 random)
    {
        var named = _flaw.ValuesOf(Trait.FlawShape);
        var shapes = Enum.GetValues<FlawShape>().Where(shape => ((named >> (int)shape) & 1) != 0).ToArray();
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (SceneSampler.TryDraw(_material, shapes[random.Below(shapes.Length)], ref random) is { } scene && _flaw.Contains(scene))
            {
                return scene;
            }
        }

        return null;
    }

    private static TraitSet? Flaw(string name)
    {
        if (TraitValues.TryParse(Trait.FlawShape, name.Replace("-", "", StringComparison.Ordinal), out var shape))
        {
            return ShapeSet((FlawShape)shape);
        }

        var words = name.Replace('-', ' ');
        return Lexicon.FlawNames.Phrases.FirstOrDefault(phrase => phrase.Text.Replace('-', ' ') == words || phrase.Plural.Replace('-', ' ') == words)?.Meaning;
    }

    private static TraitSet ShapeSet(FlawShape shape) => TraitSet.All.With(Trait.FlawShape, UInt128.One << (int)shape);
}
