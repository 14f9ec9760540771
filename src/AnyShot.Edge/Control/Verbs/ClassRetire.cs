using AnyShot.Edge.Classes;
using AnyShot.Edge.Control.Bodies;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>class/retire</c>.</summary>
internal sealed class ClassRetire(IClassRegistry registry, CandidateCheck check) : ClassVerb<ClassRetireBody>(ControlVerbs.ClassRetire, ControlJson.Default.ClassRetireBody, registry, check)
{
    protected override Task<(ClassChange Change, string Shot)> ChangeAsync(ClassRetireBody body, CancellationToken cancellationToken) =>
        Task.FromResult<(ClassChange, string)>((new ClassChange.Retire(Find(body.Id).Id), ""));
}
