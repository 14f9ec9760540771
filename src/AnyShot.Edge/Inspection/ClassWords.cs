using AnyShot.Edge.Classes;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Inspection;

/// <summary>Words of a class of the registry, for the text encoder.</summary>
internal static class ClassWords
{
    /// <summary>Something is said of the class.</summary>
    public static bool HasWords(this RegisteredClass entry) => entry.Prompts.Count + entry.Synonyms.Count + entry.Negative.Count > 0;

    public static ClassPrompt Prompt(this RegisteredClass entry) => new(entry.Name)
    {
        Prompts = entry.Prompts,
        Synonyms = entry.Synonyms,
        Negative = entry.Negative,
        IsGood = entry.Severity == Severity.Good ? true : null,
    };
}
