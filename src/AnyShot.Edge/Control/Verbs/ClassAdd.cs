using AnyShot.Edge.Classes;
using AnyShot.Edge.Control.Bodies;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>class/add</c>: a new class in words, on trial.</summary>
internal sealed class ClassAdd(IClassRegistry registry, CandidateCheck check) : ClassVerb<ClassAddBody>(ControlVerbs.ClassAdd, ControlJson.Default.ClassAddBody, registry, check)
{
    protected override Task<(ClassChange Change, string Shot)> ChangeAsync(ClassAddBody body, CancellationToken cancellationToken) =>
        Task.FromResult<(ClassChange, string)>((new ClassChange.Add(body.ToClass()), ""));
}
