using AnyShot.Edge.Classes;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;
using AnyShot.Engine.ActiveLearning;

namespace AnyShot.Edge.Review;

/// <summary>
/// Chooses from the recent parts those that a person should label next. What is labelled already are the examples of the classes and the confirmed parts. A part is embedded once, one at a
/// time and as the inspection does, so that a frame waits for one part at most. For any thread; one choice is made at a time.
/// </summary>
public sealed class PartProposals(IClassRegistry registry, InspectionWorker inspection, IFeedbackStore feedback, RecentParts? recent = null) : IDisposable
{
    /// <summary>Parts that are proposed at most.</summary>
    public const int MostProposed = 100;

    /// <summary>The newest parts that are chosen from: the first call embeds all of them.</summary>
    private const int MostLookedAt = 200;

    /// <summary>Confirmed parts, the newest ones, that count as labelled.</summary>
    private const int MostConfirmed = 500;

    /// <summary>From so many examples a class on doubt finds more than coverage: on validation classes the curves cross between five and ten (docs/prototypes.md).</summary>
    private const int WellKnown = 8;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<long, KnownPart> _known = [];
    private PartEmbedder? _embedder;

    /// <param name="count">1 to <see cref="MostProposed"/>.</param>
    /// <param name="strategy">How; null takes coverage while the classes have few examples, then margin.</param>
    /// <param name="cancellationToken">Stops between two parts.</param>
    /// <returns>Null while the model loads.</returns>
    /// <exception cref="InvalidDataException">Images of parts are not kept, or an example cannot be used; one sentence says which.</exception>
    /// <exception cref="IOException">An example cannot be fetched now.</exception>
    public async Task<ProposalList?> ChooseAsync(int count, LabelStrategy? strategy, CancellationToken cancellationToken)
    {
        var parts = recent ?? throw new InvalidDataException("Images of parts are switched off (parts.enabled), so none can be proposed.");
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (inspection.Inspector is not { } inspector)
            {
                return null;
            }

            var classes = inspector.Classes;
            var examples = await inspector.ExamplesAsync(registry.State.Live, cancellationToken).ConfigureAwait(false);
            float[][] shots = [.. examples.SelectMany(one => one.FromFolder.Concat(one.Shots))];
            var usual = shots.Length < WellKnown * examples.Count ? LabelStrategy.Coverage : LabelStrategy.Margin;
            return await Task.Run(() => Choose(parts, inspector, classes, shots, count, strategy ?? usual, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _embedder?.Dispose();
        _turn.Dispose();
    }

    private ProposalList Choose(RecentParts parts, Inspector inspector, ClassSet classes, IReadOnlyList<float[]> examples, int count, LabelStrategy strategy, CancellationToken cancellationToken)
    {
        _embedder ??= inspector.NewEmbedder();
        long[] confirmed = [.. feedback.Confirmed().Select(part => part.InspectionId).OrderDescending().Take(MostConfirmed)];
        var said = confirmed.ToHashSet();
        long[] open = [.. parts.Newest(MostLookedAt, long.MaxValue).Select(verdict => verdict.InspectionId).Where(id => !said.Contains(id))];
        foreach (var gone in _known.Keys.Except(confirmed).Except(open).ToArray())
        {
            _known.Remove(gone);
        }

        KnownPart[] candidates = [.. open.Select(id => Know(id, parts.TryRead, cancellationToken)).OfType<KnownPart>()];
        float[][] labelled = [.. examples, .. confirmed.Select(id => Know(id, feedback.TryRead, cancellationToken)).OfType<KnownPart>().Select(part => part.Embedding)];
        var pool = new UnlabelledPool([.. candidates.Select(part => part.Embedding)], labelled, seed: 1);
        return new ProposalList(
            LabelStrategyNames.Of(strategy),
            classes.Revision,
            candidates.Length,
            [.. pool.Choose(strategy, classes.Classes.Count > 1 ? classes.Learner : null, count).Select(chosen => candidates[chosen.Index].AsProposal(chosen.Score))]);
    }

    private KnownPart? Know(long id, Func<long, ArchivedPart?> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_known.TryGetValue(id, out var known))
        {
            return known;
        }

        if (read(id) is not { } part || PartImage.TryDecode(part.Image) is not { } decoded)
        {
            return null;
        }

        using var image = decoded;
        return _embedder!.Embed(image) is { } embedding ? _known[id] = new KnownPart(part.Verdict, embedding) : null;
    }

    private sealed record KnownPart(Verdict Verdict, float[] Embedding)
    {
        public ProposedPart AsProposal(double score) =>
            new(Verdict.InspectionId, score, Verdict.Camera, Verdict.CapturedAt, DecisionNames.Of(Verdict.Decision), Verdict.ClassName, Verdict.Confidence);
    }
}
