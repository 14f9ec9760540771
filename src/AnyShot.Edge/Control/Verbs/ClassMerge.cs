using AnyShot.Edge.Classes;
using AnyShot.Edge.Control.Bodies;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>class/merge</c>.</summary>
internal sealed class ClassMerge(IClassRegistry registry, CandidateCheck check) : ClassVerb<ClassMergeBody>(ControlVerbs.ClassMerge, ControlJson.Default.ClassMergeBody, registry, check)
{
    protected override Task<(ClassChange Change, string Shot)> ChangeAsync(ClassMergeBody body, CancellationToken cancellationToken) =>
        Task.FromResult<(ClassChange, string)>((new ClassChange.Merge(Find(body.From).Id, Find(body.Into).Id), ""));
}
