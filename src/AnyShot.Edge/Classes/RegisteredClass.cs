using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Classes;

/// <summary>A class as the registry keeps it. Immutable.</summary>
public sealed record RegisteredClass
{
    /// <summary>What topics, nodes and commands call it: 1 to 64 of a-z, 0-9 and -, given once and never used again.</summary>
    public required string Id { get; init; }

    /// <summary>Stable number for the PLC, 1 to 65535, never used again.</summary>
    public required int Number { get; init; }

    /// <summary>Name for people, 1 to 80 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it looks like, for people, at most 400 characters.</summary>
    public string Description { get; init; } = "";

    /// <summary>Descriptions for the text encoder.</summary>
    public IReadOnlyList<string> Prompts { get; init; } = [];

    /// <summary>Other names, for the text encoder.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>What it must not be taken for, for the text encoder.</summary>
    public IReadOnlyList<string> Negative { get; init; } = [];

    public Severity Severity { get; init; } = Severity.Defect;

    /// <summary>Folder with example images, or <c>virtual:CLASS</c>; only a class of the configuration has it.</summary>
    public string Examples { get; init; } = "";

    /// <summary>Most images of <see cref="Examples"/> to use.</summary>
    public int MostExamples { get; init; } = 50;

    /// <summary>Examples that were added while the agent ran: SHA-256 of each stored image file, in the order in which they came.</summary>
    public IReadOnlyList<string> Shots { get; init; } = [];

    /// <summary>Kept for its id and number; judges nothing any more.</summary>
    public bool IsRetired { get; init; }
}
