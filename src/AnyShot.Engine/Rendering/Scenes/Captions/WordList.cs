namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>Phrases of one kind, sorted by the value of one trait, so that those for a scene are found without reading them all.</summary>
internal sealed class WordList
{
    private readonly Trait _key;
    private readonly Phrase[][] _byValue;

    /// <param name="name">Of the word list in the assembly.</param>
    /// <param name="key">The trait that most phrases name.</param>
    public WordList(string name, Trait key)
        : this([.. LexiconReader.Read(name).Select(WithMaterial)], key)
    {
    }

    private WordList(Phrase[] phrases, Trait key)
    {
        Phrases = phrases;
        _key = key;
        _byValue = [.. Enumerable.Range(0, TraitValues.Count(key)).Select(value => phrases.Where(phrase => ((phrase.Meaning.ValuesOf(key) >> value) & 1) != 0).ToArray())];
    }

    public IReadOnlyList<Phrase> Phrases { get; }

    /// <summary>The phrases that may be true of a scene; none when the scene lacks the trait of the list.</summary>
    public ReadOnlySpan<Phrase> For(Scene scene) => scene.Has(_key) ? _byValue[scene[_key]] : [];

    /// <summary>The same phrases about another trait of the same enumeration.</summary>
    public WordList Moved(Trait from, Trait to) => new([.. Phrases.Select(phrase => phrase with { Meaning = phrase.Meaning.Moved(from, to) })], to);

    /// <summary>Whoever names a pattern has named the material too.</summary>
    private static Phrase WithMaterial(Phrase phrase)
    {
        var patterns = phrase.Meaning.ValuesOf(Trait.Pattern);
        if (patterns == UInt128.MaxValue)
        {
            return phrase;
        }

        UInt128 materials = 0;
        foreach (var material in Enum.GetValues<Material>())
        {
            foreach (var pattern in SurfacePatterns.Of(material))
            {
                materials |= ((patterns >> (int)pattern) & 1) << (int)material;
            }
        }

        return phrase with { Meaning = phrase.Meaning.With(Trait.Material, materials) };
    }
}
