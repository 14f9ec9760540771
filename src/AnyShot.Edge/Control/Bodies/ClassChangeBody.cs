using System.ComponentModel;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>class/change</c>: what is left out stays.</summary>
public sealed record ClassChangeBody : ControlBody
{
    [Description("The class.")]
    public required string Id { get; init; }

    [Description("New name.")]
    public string? Name { get; init; }

    [Description("What it looks like, for people.")]
    public string? Description { get; init; }

    [Description("What it looks like, in words for the text encoder.")]
    public IReadOnlyList<string>? Prompts { get; init; }

    [Description("Other names.")]
    public IReadOnlyList<string>? Synonyms { get; init; }

    [Description("What it must not be taken for.")]
    public IReadOnlyList<string>? Negative { get; init; }

    [Description("good, minor or defect.")]
    public Severity? Severity { get; init; }

    /// <summary>The class with what the body changes of it.</summary>
    internal RegisteredClass Apply(RegisteredClass before) => before with
    {
        Name = Name ?? before.Name,
        Description = Description ?? before.Description,
        Prompts = Prompts ?? before.Prompts,
        Synonyms = Synonyms ?? before.Synonyms,
        Negative = Negative ?? before.Negative,
        Severity = Severity ?? before.Severity,
    };
}
