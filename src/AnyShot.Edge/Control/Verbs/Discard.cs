using AnyShot.Edge.Classes;
using AnyShot.Edge.Control.Bodies;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>class/discard</c>: what is on trial is dropped.</summary>
internal sealed class Discard(IClassRegistry registry, CandidateCheck check) : ClassVerb<DiscardBody>(ControlVerbs.Discard, ControlJson.Default.DiscardBody, registry, check)
{
    protected override Task<(ClassChange Change, string Shot)> ChangeAsync(DiscardBody body, CancellationToken cancellationToken) =>
        Task.FromResult<(ClassChange, string)>((new ClassChange.Discard(), ""));
}
