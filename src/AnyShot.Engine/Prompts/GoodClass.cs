namespace AnyShot.Engine.Prompts;

/// <summary>The class of parts without a flaw. Nobody describes it well, so that words for it are at hand.</summary>
internal static class GoodClass
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "good", "ok", "okay", "free", "none", "normal", "pass", "fine", "flawless", "clean", "defect free", "free of defects", "no defect", "no defects", "defectless",
        "without defect", "good part", "non defective", "nothing",
    };

    /// <summary>Used like descriptions where the class has none of its own.</summary>
    public static readonly IReadOnlyList<string> Prompts = ["good part, no defect", "plain even surface without a defect", "flawless surface"];

    public static bool Is(ClassPrompt prompt) => prompt.IsGood ?? Names.Contains(PromptName.Words(prompt.Name));
}
