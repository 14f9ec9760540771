using System.ComponentModel;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Inspection;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>class/add</c>.</summary>
public sealed record ClassAddBody : ControlBody
{
    [Description("Name for people, unique.")]
    public required string Name { get; init; }

    [Description("Number for the PLC; the next free one when it is left out.")]
    public int? Number { get; init; }

    [Description("What topics and nodes call it; made of the name when it is left out.")]
    public string? Id { get; init; }

    [Description("What it looks like, for people.")]
    public string? Description { get; init; }

    [Description("What it looks like, in words for the text encoder; the name when it is left out.")]
    public IReadOnlyList<string>? Prompts { get; init; }

    [Description("Other names.")]
    public IReadOnlyList<string>? Synonyms { get; init; }

    [Description("What it must not be taken for.")]
    public IReadOnlyList<string>? Negative { get; init; }

    [Description("good, minor or defect (the default).")]
    public Severity? Severity { get; init; }

    /// <summary>The class that the body asks for; number 0 and id "" where it names none.</summary>
    internal RegisteredClass ToClass() => new()
    {
        Id = Id ?? "",
        Number = Number ?? 0,
        Name = Name,
        Description = Description ?? "",
        // A name in words is a prompt: "thin dark crack". A code such as E17 says nothing, and must not be read letter by letter.
        Prompts = Prompts is { Count: > 0 } prompts ? prompts : PromptName.Words(Name).Length > 0 ? [Name] : [],
        Synonyms = Synonyms ?? [],
        Negative = Negative ?? [],
        Severity = Severity ?? Inspection.Severity.Defect,
    };
}
