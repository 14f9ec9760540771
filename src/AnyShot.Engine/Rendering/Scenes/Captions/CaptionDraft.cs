namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>A caption being written about a scene: picks words that are true of it and keeps account of what they say.</summary>
internal sealed class CaptionDraft(Scene scene)
{
    private string _used = "";

    public Scene Scene => scene;

    public TraitSet Meaning { get; private set; } = TraitSet.All;

    /// <summary>One of the phrases that are true of the scene and repeat nothing; null when there is none. What it says is noted.</summary>
    public Phrase? Pick(Phrase[] phrases, ref Pcg32 random)
    {
        Phrase? chosen = null;
        var seen = 0;
        foreach (var phrase in phrases)
        {
            if (phrase.Meaning.Contains(scene) && !phrase.Repeats(_used))
            {
                seen++;
                // Each of the phrases seen so far stays with the same probability (reservoir sampling).
                if (random.Below(seen) == 0)
                {
                    chosen = phrase;
                }
            }
        }

        if (chosen is not null)
        {
            Note(chosen);
        }

        return chosen;
    }

    /// <summary>As <see cref="Pick(Phrase[], ref Pcg32)"/>, of the phrases about one trait; each trait that fits is equally likely. At most one phrase a trait is told.</summary>
    public Phrase? PickNew(Phrase[] phrases, ref Pcg32 random)
    {
        var traits = 0u;
        foreach (var phrase in phrases)
        {
            if ((phrase.Meaning.Traits & Meaning.Traits) == 0 && phrase.Meaning.Contains(scene))
            {
                traits |= phrase.Meaning.Traits;
            }
        }

        if (traits == 0)
        {
            return null;
        }

        var skip = random.Below(System.Numerics.BitOperations.PopCount(traits));
        for (; skip > 0; skip--)
        {
            traits &= traits - 1;
        }

        var trait = 1u << System.Numerics.BitOperations.TrailingZeroCount(traits);
        return Pick([.. phrases.Where(phrase => (phrase.Meaning.Traits & trait) != 0 && (phrase.Meaning.Traits & Meaning.Traits) == 0)], ref random);
    }

    /// <summary>Notes that the text says what a phrase says.</summary>
    public void Note(Phrase phrase)
    {
        _used = $"{_used} {phrase.Text}";
        Meaning = Meaning.With(phrase.Meaning);
    }
}
