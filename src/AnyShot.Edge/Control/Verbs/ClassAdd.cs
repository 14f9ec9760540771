using AnyShot.Edge.Classes;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Inspection;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>class/add</c>: a new class in words, on trial.</summary>
internal sealed class ClassAdd(IClassRegistry registry, CandidateCheck check) : ClassVerb<ClassAddBody>(ControlVerbs.ClassAdd, ControlJson.Default.ClassAddBody, registry, check)
{
    protected override Task<(ClassChange Change, string Shot)> ChangeAsync(ClassAddBody body, CancellationToken cancellationToken)
    {
        var entry = new RegisteredClass
        {
            Id = body.Id ?? "",
            Number = body.Number ?? 0,
            Name = body.Name,
            Description = body.Description ?? "",
            // A name in words is a prompt: "thin dark crack". A code such as E17 says nothing, and must not be read letter by letter.
            Prompts = body.Prompts is { Count: > 0 } prompts ? prompts : PromptName.Words(body.Name).Length > 0 ? [body.Name] : [],
            Synonyms = body.Synonyms ?? [],
            Negative = body.Negative ?? [],
            Severity = body.Severity ?? Severity.Defect,
        };
        return Task.FromResult<(ClassChange, string)>((new ClassChange.Add(entry), ""));
    }
}
