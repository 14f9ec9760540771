using System.ComponentModel;
using AnyShot.Edge.Configuration;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Inspection;

/// <summary>Words of a class: <c>prompt</c> in <c>classes</c>. A single text is its short form.</summary>
public sealed class PromptSection : IShortForm
{
    [Description("Descriptions of what it looks like; they count alike.")]
    public List<string> Prompts { get; set; } = [];

    [Description("Other names of the class; they count less.")]
    public List<string> Synonyms { get; set; } = [];

    [Description("What it must not be taken for.")]
    public List<string> Negative { get; set; } = [];

    /// <summary>Something is said of the class.</summary>
    internal bool HasWords => Prompts.Count + Synonyms.Count + Negative.Count > 0;

    /// <inheritdoc />
    public void SetText(string text) => Prompts = [text];

    /// <summary>One sentence for each list that cannot be used.</summary>
    internal IEnumerable<(string Key, string Sentence)> Mistakes()
    {
        foreach (var (key, texts) in new[] { ("prompts", Prompts), ("synonyms", Synonyms), ("negative", Negative) })
        {
            if (texts.Count > ClassPrompt.MostTexts)
            {
                yield return (key, $"has {texts.Count} texts; at most {ClassPrompt.MostTexts} are read.");
            }

            if (texts.Exists(text => text.Trim().Length == 0))
            {
                yield return (key, "holds an empty text.");
            }

            if (texts.Find(text => text.Length > ClassPrompt.LongestText) is { } tooLong)
            {
                yield return (key, $"holds a text of {tooLong.Length} characters; at most {ClassPrompt.LongestText} are read.");
            }
        }
    }
}
