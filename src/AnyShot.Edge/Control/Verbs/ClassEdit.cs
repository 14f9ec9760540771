using AnyShot.Edge.Classes;
using AnyShot.Edge.Control.Bodies;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>class/change</c>: other words, another name or severity.</summary>
internal sealed class ClassEdit(IClassRegistry registry, CandidateCheck check) : ClassVerb<ClassChangeBody>(ControlVerbs.ClassChange, ControlJson.Default.ClassChangeBody, registry, check)
{
    protected override Task<(ClassChange Change, string Shot)> ChangeAsync(ClassChangeBody body, CancellationToken cancellationToken) =>
        Task.FromResult<(ClassChange, string)>((new ClassChange.Change(body.Apply(Find(body.Id))), ""));
}
