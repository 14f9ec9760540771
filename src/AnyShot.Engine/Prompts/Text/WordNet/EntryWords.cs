namespace AnyShot.Engine.Prompts.Text.WordNet;

/// <summary>Words of a definition that say something about how a thing looks.</summary>
internal static class EntryWords
{
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "a", "about", "act", "after", "all", "also", "an", "and", "another", "any", "are", "as", "at", "be", "because", "become", "becoming", "been", "being", "between", "but", "by", "can",
        "cause", "caused", "causing", "characterized", "condition", "consisting", "e", "either", "especially", "etc", "for", "from", "g", "general", "get", "give", "given", "has", "have",
        "having", "he", "her", "his", "how", "i", "if", "in", "instance", "into", "is", "it", "its", "itself", "kind", "made", "make", "making", "manner", "marked", "may", "more", "most",
        "much", "object", "of", "often", "on", "one", "or", "other", "others", "part", "people", "person", "place", "property", "quality", "relating", "result", "resulting", "s", "slightly",
        "so", "some", "somebody", "someone", "something", "sometimes", "state", "such", "than", "that", "the", "their", "them", "they", "thing", "this", "those", "to", "type", "usage", "use",
        "used", "usually", "various", "very", "was", "way", "well", "were", "what", "when", "where", "which", "while", "who", "whose", "with", "you", "your", "etc", "entity", "whole",
        "abstraction", "attribute", "physical", "unit", "matter", "group", "relation", "process", "event", "happening", "artifact", "instrumentality", "psychological", "feature",
        "move", "travel", "locomote", "act", "interact", "communicate", "qualities", "do", "does", "done", "put", "take", "taken", "certain", "particular", "relatively", "typically",
    };

    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal) { "not", "no", "without", "lacking", "devoid", "never", "neither", "nor", "free", "absence", "lack", "opposite" };

    /// <summary>Words in their order. What is denied is left out up to the next comma: "free from roughness" is not about roughness.</summary>
    public static IEnumerable<string> Of(string definition)
    {
        foreach (var clause in WithoutRemarks(definition).Split([',', ';', ':']))
        {
            foreach (var word in TextTokenizer.Split(clause).Words)
            {
                if (Negations.Contains(word.Text))
                {
                    break;
                }

                if (!word.Joined && char.IsLetter(word.Text[0]) && !Empty.Contains(word.Text))
                {
                    yield return word.Text;
                }
            }
        }
    }

    /// <summary>Whether a word says nothing about how a thing looks.</summary>
    public static bool IsEmpty(string word) => Empty.Contains(word) || Negations.Contains(word);

    /// <summary>Without what stands in brackets, mostly the field of the word: "(geology)".</summary>
    private static string WithoutRemarks(string definition)
    {
        var depth = 0;
        return string.Concat(definition.Select(character =>
        {
            depth += character == '(' ? 1 : 0;
            var inside = depth > 0;
            depth -= character == ')' && depth > 0 ? 1 : 0;
            return inside ? ' ' : character;
        }));
    }
}
