using System.Numerics;

namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>A caption being written about a scene: picks words that are true of it and keeps account of what they say.</summary>
internal sealed class CaptionDraft(Scene scene)
{
    private string _used = "";

    public Scene Scene => scene;

    public TraitSet Meaning { get; private set; } = TraitSet.All;

    /// <summary>One of the phrases that are true of the scene and repeat nothing; null when there is none. What it says is noted.</summary>
    public Phrase? Pick(WordList words, ref Pcg32 random) => Pick(words, uint.MaxValue, 0, ref random);

    /// <summary>As <see cref="Pick(WordList, ref Pcg32)"/>, of the phrases about what has not been told; each trait that fits is equally likely.</summary>
    public Phrase? PickNew(WordList words, ref Pcg32 random)
    {
        var traits = 0u;
        foreach (var phrase in words.For(scene))
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

        for (var skip = random.Below(BitOperations.PopCount(traits)); skip > 0; skip--)
        {
            traits &= traits - 1;
        }

        return Pick(words, 1u << BitOperations.TrailingZeroCount(traits), Meaning.Traits, ref random);
    }

    /// <summary>Notes that the text says what a phrase says.</summary>
    public void Note(Phrase phrase)
    {
        _used = $"{_used} {phrase.Text}";
        Meaning = Meaning.With(phrase.Meaning);
    }

    private Phrase? Pick(WordList words, uint wanted, uint unwanted, ref Pcg32 random)
    {
        Phrase? chosen = null;
        var seen = 0;
        foreach (var phrase in words.For(scene))
        {
            var traits = phrase.Meaning.Traits;
            if ((traits & wanted) != 0 && (traits & unwanted) == 0 && phrase.Meaning.Contains(scene) && !phrase.Repeats(_used))
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
}
