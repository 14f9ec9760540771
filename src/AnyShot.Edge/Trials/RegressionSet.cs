using AnyShot.Edge.Classes;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;
using OpenCvSharp;

namespace AnyShot.Edge.Trials;

/// <summary>Judges the confirmed parts by live classes and by those on trial, each part by itself. Embeds a part once. Used by one thread at a time.</summary>
/// <param name="inspector">Whose model and thresholds hold.</param>
/// <param name="feedback">The confirmed parts.</param>
internal sealed class RegressionSet(Inspector inspector, IFeedbackStore feedback) : IDisposable
{
    private const int MostExamples = 50;
    private const int Wrong = 0;
    private const int Unsure = 1;
    private const int Right = 2;

    private readonly PartEmbedder _embedder = inspector.NewEmbedder();

    /// <summary>Null where an image cannot be used.</summary>
    private readonly Dictionary<long, float[]?> _embeddings = [];

    /// <param name="live">The classes in force.</param>
    /// <param name="trial">The classes on trial.</param>
    /// <param name="truths">Says what a confirmed class means: the classes of the revision on trial.</param>
    /// <param name="cancellationToken">Stops between two parts.</param>
    public RegressionReport Judge(ClassSet live, ClassSet trial, IReadOnlyList<RegisteredClass> truths, CancellationToken cancellationToken)
    {
        var byId = truths.Where(entry => !entry.IsRetired).ToDictionary(entry => entry.Id);
        var confirmed = feedback.Confirmed();
        Forget(confirmed);
        List<(long Id, RegisteredClass Truth, ShadowVerdict Live, ShadowVerdict Trial)> judged = [];
        foreach (var (id, trueClass) in confirmed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (byId.TryGetValue(trueClass, out var truth) && Embedding(id) is { } embedding)
            {
                judged.Add((id, truth, Judge(live, embedding), Judge(trial, embedding)));
            }
        }

        var (better, worse, newEscapes) = (0, new List<(long Id, int After)>(), 0);
        foreach (var (id, truth, before, after) in judged)
        {
            var (from, to) = (Rank(truth, before.Decision), Rank(truth, after.Decision));
            better += to > from ? 1 : 0;
            newEscapes += IsDefect(truth) && after.Decision == Decision.Pass && before.Decision != Decision.Pass ? 1 : 0;
            if (to < from)
            {
                worse.Add((id, to));
            }
        }

        return new RegressionReport(
            judged.Count,
            confirmed.Count - judged.Count,
            Rate.From(judged.Count - worse.Count, judged.Count),
            better,
            worse.Count,
            newEscapes,
            Outcome(judged.ConvertAll(part => (part.Truth, part.Live))),
            Outcome(judged.ConvertAll(part => (part.Truth, part.Trial))),
            [.. worse.OrderBy(part => part.After).ThenBy(part => part.Id).Take(MostExamples).Select(part => part.Id)]);
    }

    public void Dispose() => _embedder.Dispose();

    private static SetOutcome Outcome(IReadOnlyList<(RegisteredClass Truth, ShadowVerdict Verdict)> parts)
    {
        var defects = parts.Count(part => IsDefect(part.Truth));
        return new SetOutcome(
            Rate.From(parts.Count(part => IsDefect(part.Truth) && part.Verdict.Decision == Decision.Pass), defects),
            Rate.From(parts.Count(part => !IsDefect(part.Truth) && part.Verdict.Decision == Decision.Fail), parts.Count - defects),
            Rate.From(parts.Count(part => part.Verdict.Decision == Decision.Unsure), parts.Count),
            Rate.From(parts.Count(part => part.Verdict.ClassNo == part.Truth.Number), parts.Count));
    }

    private static bool IsDefect(RegisteredClass truth) => truth.Severity == Severity.Defect;

    private static int Rank(RegisteredClass truth, Decision decision) => decision switch
    {
        Decision.Unsure => Unsure,
        Decision.Fail => IsDefect(truth) ? Right : Wrong,
        _ => IsDefect(truth) ? Wrong : Right,
    };

    private ShadowVerdict Judge(ClassSet classes, float[] embedding)
    {
        var probabilities = new float[classes.Learner.Classes];
        var novelty = classes.Learner.Judge(embedding, probabilities);
        return ShadowVerdict.Of(Judgement.From(probabilities, novelty), classes.Classes, inspector.Rule);
    }

    private float[]? Embedding(long id)
    {
        if (!_embeddings.TryGetValue(id, out var embedding))
        {
            using var image = feedback.TryRead(id) is { } part ? PartImage.TryDecode(part.Image) : null;
            embedding = image is null ? null : _embedder.Embed(image);
            _embeddings[id] = embedding;
        }

        return embedding;
    }

    private void Forget(IReadOnlyList<ConfirmedPart> confirmed)
    {
        var kept = confirmed.Select(part => part.InspectionId).ToHashSet();
        foreach (var gone in _embeddings.Keys.Where(id => !kept.Contains(id)).ToArray())
        {
            _embeddings.Remove(gone);
        }
    }
}
