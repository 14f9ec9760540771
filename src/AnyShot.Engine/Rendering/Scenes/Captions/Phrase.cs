namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>Words, and the scenes that they are true of.</summary>
/// <param name="Text">One thing, or an adjective or phrase.</param>
/// <param name="Plural">Several things; the same as <paramref name="Text"/> where there is no plural.</param>
/// <param name="Kind">Of nouns.</param>
/// <param name="Meaning">Where the words fit.</param>
internal sealed record Phrase(string Text, string Plural, NounKind Kind, TraitSet Meaning)
{
    // The beginning of a word is enough: "streaky" repeats "streak". Little words may come again.
    private readonly string[] _beginnings = [.. Text.Split(' ', '-').Where(word => word.Length > 3).Select(word => word[..Math.Min(word.Length, 4)])];

    /// <summary>True when the phrase shares a word with a text.</summary>
    public bool Repeats(string text)
    {
        foreach (var word in _beginnings)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
