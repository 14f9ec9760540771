namespace AnyShot.Engine.Prompts;

/// <summary>What people say of a class in words, instead of examples or beside them. Immutable.</summary>
/// <param name="Name">Name of the class, as a folder or a configuration has it.</param>
public sealed record ClassPrompt(string Name)
{
    /// <summary>Most texts of one kind.</summary>
    public const int MostTexts = 32;

    /// <summary>Most characters of a text.</summary>
    public const int LongestText = 400;

    /// <summary>Descriptions of what it looks like: "thin dark crack". They count alike.</summary>
    public IReadOnlyList<string> Prompts { get; init; } = [];

    /// <summary>Other names of the class. They count less than descriptions.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>What it must not be taken for: the class moves away from these words.</summary>
    public IReadOnlyList<string> Negative { get; init; } = [];

    /// <summary>A part of this class is good, so that words for a flawless part describe it. Null: its name tells.</summary>
    public bool? IsGood { get; init; }
}
