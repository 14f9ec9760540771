using AnyShot.Edge.Classes;
using AnyShot.Edge.Control.Bodies;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>shot/remove</c>.</summary>
internal sealed class ShotRemove(IClassRegistry registry, CandidateCheck check) : ClassVerb<ShotRemoveBody>(ControlVerbs.ShotRemove, ControlJson.Default.ShotRemoveBody, registry, check)
{
    protected override Task<(ClassChange Change, string Shot)> ChangeAsync(ShotRemoveBody body, CancellationToken cancellationToken)
    {
        var entry = Find(body.Id);
        return entry.Shots.Contains(body.Shot)
            ? Task.FromResult<(ClassChange, string)>((new ClassChange.RemoveShot(entry.Id, body.Shot), body.Shot))
            : throw new ControlRefusal(ControlOutcome.NotFound, $"The class \"{entry.Id}\" has no example \"{BodyReader.Quote(body.Shot)}\".");
    }
}
