using AnyShot.Edge.Classes;
using AnyShot.Edge.Control.Bodies;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>class/promote</c>: the revision on trial becomes live.</summary>
internal sealed class Promote(IClassRegistry registry, CandidateCheck check) : ClassVerb<PromoteBody>(ControlVerbs.Promote, ControlJson.Default.PromoteBody, registry, check)
{
    protected override Task<(ClassChange Change, string Shot)> ChangeAsync(PromoteBody body, CancellationToken cancellationToken)
    {
        if (body.Force && string.IsNullOrWhiteSpace(body.Why))
        {
            throw new ControlRefusal(ControlOutcome.Invalid, "A promotion before the trial is complete (force) needs a reason in \"why\".");
        }

        return Task.FromResult<(ClassChange, string)>((new ClassChange.Promote(body.Revision), ""));
    }
}
