namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>Words, and the scenes that they are true of.</summary>
/// <param name="Text">One thing, or an adjective or phrase.</param>
/// <param name="Plural">Several things; the same as <paramref name="Text"/> where there is no plural.</param>
/// <param name="Kind">Of nouns.</param>
/// <param name="Meaning">Where the words fit.</param>
internal sealed record Phrase(string Text, string Plural, NounKind Kind, TraitSet Meaning)
{
    private readonly string[] _words = Text.Split(' ', '-');

    /// <summary>True when the words share one with a text, but for little ones.</summary>
    public bool Repeats(string text)
    {
        foreach (var word in _words)
        {
            // The beginning of a word is enough: "streaked" repeats "streak".
            if (word.Length > 3 && text.Contains(word[..Math.Min(word.Length, 5)], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
