using AnyShot.Edge.Classes;
using AnyShot.Edge.Control.Bodies;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>class/change</c>: other words, another name or severity.</summary>
internal sealed class ClassEdit(IClassRegistry registry, CandidateCheck check) : ClassVerb<ClassChangeBody>(ControlVerbs.ClassChange, ControlJson.Default.ClassChangeBody, registry, check)
{
    protected override Task<(ClassChange Change, string Shot)> ChangeAsync(ClassChangeBody body, CancellationToken cancellationToken)
    {
        var before = Find(body.Id);
        var after = before with
        {
            Name = body.Name ?? before.Name,
            Description = body.Description ?? before.Description,
            Prompts = body.Prompts ?? before.Prompts,
            Synonyms = body.Synonyms ?? before.Synonyms,
            Negative = body.Negative ?? before.Negative,
            Severity = body.Severity ?? before.Severity,
        };
        return Task.FromResult<(ClassChange, string)>((new ClassChange.Change(after), ""));
    }
}
