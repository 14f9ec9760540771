using AnyShot.Edge.Classes;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Trials;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>class/promote</c>: the revision on trial becomes live.</summary>
internal sealed class Promote(IClassRegistry registry, CandidateCheck check, ITrial? trial = null) : ClassVerb<PromoteBody>(ControlVerbs.Promote, ControlJson.Default.PromoteBody, registry, check)
{
    protected override Task<(ClassChange Change, string Shot)> ChangeAsync(PromoteBody body, CancellationToken cancellationToken)
    {
        if (body.Force && string.IsNullOrWhiteSpace(body.Why))
        {
            throw new ControlRefusal(ControlOutcome.Invalid, "A promotion before the trial is complete (force) needs a reason in \"why\".");
        }

        // Of another revision the registry says that it is not on trial, or knows that it has done the request already.
        var sentence = "";
        if (!body.Force && Registry.State.Trial?.Revision == body.Revision && trial?.CanPromote(out sentence) == false)
        {
            throw new ControlRefusal(ControlOutcome.Conflict, $"{sentence} With \"force\" and a reason in \"why\" it is promoted all the same.");
        }

        return Task.FromResult<(ClassChange, string)>((new ClassChange.Promote(body.Revision), ""));
    }
}
