namespace AnyShot.Engine.Prompts;

/// <summary>What may be wrong with the words of classes.</summary>
public enum PromptFindingKind
{
    /// <summary>A class has no word at all: its name is a code, and nothing else is said.</summary>
    NoWords,

    /// <summary>The encoder guesses at a word, or leaves it out.</summary>
    UnknownWords,

    /// <summary>A text is longer than what the encoder reads.</summary>
    CutText,

    /// <summary>Two classes say nearly the same.</summary>
    NearlySame,

    /// <summary>By its words alone, a class will often not be recognised.</summary>
    Weak,
}
