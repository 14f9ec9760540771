using AnyShot.Edge.Classes;
using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Control;

/// <summary>Builds the class set that a change would make before the change is made, so that no revision comes to be that cannot judge, and so that whoever asks hears at once what the words are worth.</summary>
internal sealed class CandidateCheck(IClassRegistry registry, IClassSetChanges? inspection = null)
{
    /// <param name="change">A change of classes.</param>
    /// <param name="cancellationToken">Ends the building.</param>
    /// <exception cref="ControlRefusal">The classes cannot be used.</exception>
    public async Task<ClassAdvice?> RunAsync(ClassChange change, CancellationToken cancellationToken)
    {
        if (inspection is null || Candidate(change) is not var (candidate, id))
        {
            return null;
        }

        return (await BuildAsync(candidate, id, cancellationToken).ConfigureAwait(false)).Advice;
    }

    /// <summary>Builds the class set of a revision that need not be stored.</summary>
    /// <param name="candidate">The revision.</param>
    /// <param name="id">The class that the advice is about; empty for none.</param>
    /// <param name="cancellationToken">Ends the building.</param>
    /// <exception cref="ControlRefusal">The classes cannot be used, or not now.</exception>
    public async Task<(ClassSet Set, ClassAdvice? Advice)> BuildAsync(ClassRevision candidate, string id, CancellationToken cancellationToken)
    {
        try
        {
            var set = await (inspection ?? throw new InvalidOperationException("There is no inspection.")).BuildAsync(candidate, cancellationToken).ConfigureAwait(false);
            var name = candidate.Classes.FirstOrDefault(entry => entry.Id == id)?.Name ?? "";
            var advice = set.Words is { } words
                ? new ClassAdvice(
                    [.. words.Findings.Where(finding => finding.Class == name || finding.Other == name).Select(finding => finding.Sentence)],
                    words.Expected.TryGetValue(name, out var expected) ? expected : null)
                : null;
            return (set, advice);
        }
        catch (InvalidDataException error)
        {
            throw new ControlRefusal(ControlOutcome.Invalid, error.Message);
        }
        catch (InvalidOperationException error)
        {
            throw new ControlRefusal(ControlOutcome.Unavailable, error.Message);
        }
    }

    private (ClassRevision Revision, string Id)? Candidate(ClassChange change)
    {
        if (change is ClassChange.Promote or ClassChange.Rollback or ClassChange.Discard or ClassChange.Note)
        {
            return null;
        }

        try
        {
            var plan = ClassPlanner.Plan(registry.State, change, old: null);
            return plan.Classes is { } classes ? (new ClassRevision(registry.State.Newest.Revision + 1, classes), plan.ClassId) : null;
        }
        catch (ClassRefusedException)
        {
            // The registry says so itself, or knows that it has done the request already.
            return null;
        }
    }
}
