using AnyShot.Edge.Classes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;

namespace AnyShot.Edge.Previews;

/// <summary>
/// Answers "which of the recent parts would be of this class?" before the class is added or changed. Builds the class set beside the line as a trial does and stores nothing. One preview at a time;
/// the model works on one part at once, so a frame of the line waits for one part at most. For any thread.
/// </summary>
internal sealed class ClassPreview(IClassRegistry registry, CandidateCheck check, InspectionWorker inspection, IPartArchive parts, TimeProvider time) : IDisposable
{
    /// <summary>Parts that one preview judges at most.</summary>
    public const int MostParts = 500;

    /// <summary>Parts that it judges when nobody says how many.</summary>
    public const int UsualParts = 200;

    /// <summary>Parts that a report shows at most.</summary>
    public const int MostShown = 60;

    /// <summary>How long one preview may keep the model busy with parts that it has not embedded yet.</summary>
    public static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _turn = new(1);
    private PartEmbeddings? _embeddings;

    /// <param name="body">The class.</param>
    /// <param name="cancellationToken">Ends it between two parts: whoever types on has no use for the answer.</param>
    /// <exception cref="ControlRefusal">It cannot be previewed; one sentence says why.</exception>
    /// <exception cref="ClassRefusedException">The class cannot be added or changed so; one sentence says why.</exception>
    public async Task<PreviewReport> RunAsync(PreviewBody body, CancellationToken cancellationToken)
    {
        var (candidate, id) = Plan(body);
        if (!await _turn.WaitAsync(LongestWait, cancellationToken).ConfigureAwait(false))
        {
            throw new ControlRefusal(ControlOutcome.Unavailable, "Other previews are under way; ask again later.");
        }

        try
        {
            var (set, advice) = await check.BuildAsync(candidate, id, cancellationToken).ConfigureAwait(false);
            var inspector = inspection.Inspector ?? throw new ControlRefusal(ControlOutcome.Unavailable, "The inspection has not started.");
            var entry = candidate.Classes.First(known => known.Id == id);
            return await Task.Run(() => Judge(set, entry, inspector, body.Most ?? UsualParts, advice, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _embeddings?.Dispose();
        _turn.Dispose();
    }

    private (ClassRevision Candidate, string Id) Plan(PreviewBody body)
    {
        if ((body.Add is null) == (body.Change is null))
        {
            throw new ControlRefusal(ControlOutcome.Invalid, "Give either \"add\" or \"change\".");
        }

        if (body.Most is < 1 or > MostParts)
        {
            throw new ControlRefusal(ControlOutcome.Invalid, $"most must be 1 to {MostParts}.");
        }

        var state = registry.State;
        var number = state.Newest.Revision + 1;
        if (body.Add is { } add)
        {
            var plan = ClassPlanner.Plan(state, new ClassChange.Add(add.ToClass()), old: null);
            return (new ClassRevision(number, plan.Classes!), plan.ClassId);
        }

        var before = state.Newest.Classes.FirstOrDefault(entry => entry.Id == body.Change!.Id && !entry.IsRetired)
            ?? throw new ControlRefusal(ControlOutcome.NotFound, $"There is no class \"{BodyReader.Quote(body.Change!.Id)}\".");
        var after = body.Change!.Apply(before);

        // A class as it is may be previewed too; a change that changes nothing would be refused.
        return (new ClassRevision(number, ClassJson.AreEqual(before, after) ? state.Newest.Classes : ClassPlanner.Plan(state, new ClassChange.Change(after), old: null).Classes!), before.Id);
    }

    private PreviewReport Judge(ClassSet set, RegisteredClass entry, Inspector inspector, int most, ClassAdvice? advice, CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(_embeddings?.Inspector, inspector))
        {
            _embeddings?.Dispose();
            _embeddings = new PartEmbeddings(inspector, parts);
        }

        var probabilities = new float[set.Learner.Classes];
        var (looked, isCutShort, began) = (0, false, time.GetTimestamp());
        var found = new List<PreviewPart>();
        foreach (var verdict in parts.Newest(most))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_embeddings.Has(verdict.InspectionId) && time.GetElapsedTime(began) > LongestWork)
            {
                isCutShort = true;
                break;
            }

            if (_embeddings.Of(verdict.InspectionId) is not { } embedding)
            {
                continue;
            }

            looked++;
            var judgement = Judgement.From(probabilities, set.Learner.Judge(embedding, probabilities));
            var shadow = ShadowVerdict.Of(judgement, set.Classes, inspector.Rule);
            if (shadow.ClassNo == entry.Number)
            {
                found.Add(new PreviewPart(verdict, shadow.Decision, shadow.Confidence));
            }
        }

        var passed = found.Count(part => part.Verdict.Decision == Decision.Pass);
        return new PreviewReport(
            looked,
            found.Count,
            passed,
            isCutShort,
            Say(entry.Name, looked, found.Count, passed),
            advice,
            [.. found.OrderByDescending(part => part.Confidence).ThenByDescending(part => part.Verdict.InspectionId).Take(MostShown)]);
    }

    private static string Say(string name, int looked, int found, int passed) => (looked, found) switch
    {
        (0, _) => "No recent part is kept to look at.",
        (_, 0) => $"None of the last {looked} parts would be \"{name}\".",
        _ => $"Of the last {looked} parts {found} would be \"{name}\"; the line passed {passed} of them.",
    };
}
