namespace AnyShot.Engine.Prompts.Text;

/// <summary>How a word of a prompt is understood.</summary>
public enum ReadingKind
{
    /// <summary>Captions of the training had the word, or another form of it.</summary>
    Known,

    /// <summary>It is a compound of words that are known.</summary>
    Parts,

    /// <summary>By its dictionary entry.</summary>
    Dictionary,

    /// <summary>Only by its spelling, which is little more than a guess.</summary>
    Spelling,

    /// <summary>Not at all, such as a number that no caption had.</summary>
    Ignored,
}
