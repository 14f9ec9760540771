using AnyShot.Edge.Classes;
using AnyShot.Edge.Control.Bodies;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>class/rollback</c>: the classes of an earlier revision judge again, at once.</summary>
internal sealed class Rollback(IClassRegistry registry, CandidateCheck check) : ClassVerb<RollbackBody>(ControlVerbs.Rollback, ControlJson.Default.RollbackBody, registry, check)
{
    protected override Task<(ClassChange Change, string Shot)> ChangeAsync(RollbackBody body, CancellationToken cancellationToken) =>
        Task.FromResult<(ClassChange, string)>((new ClassChange.Rollback(body.Revision), ""));
}
