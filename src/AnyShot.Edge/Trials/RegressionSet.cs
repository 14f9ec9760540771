using System.Security.Cryptography;
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

    /// <summary>By inspection id. Without embedding where an image cannot be used.</summary>
    private readonly Dictionary<long, (string Hash, float[]? Embedding)> _known = [];

    /// <param name="live">The classes in force.</param>
    /// <param name="trial">The classes on trial.</param>
    /// <param name="state">The revisions of both; the one on trial says what a confirmed class means.</param>
    /// <param name="cancellationToken">Stops between two parts.</param>
    public RegressionReport Judge(ClassSet live, ClassSet trial, RegistryState state, CancellationToken cancellationToken)
    {
        var byId = state.Newest.Classes.Where(entry => !entry.IsRetired).ToDictionary(entry => entry.Id);
        var shots = state.Live.Classes.Concat(state.Newest.Classes).Where(entry => !entry.IsRetired).SelectMany(entry => entry.Shots).ToHashSet();
        var examples = 0;
        var confirmed = feedback.Confirmed();
        Forget(confirmed);
        List<(long Id, RegisteredClass Truth, ShadowVerdict Live, ShadowVerdict Trial)> judged = [];
        foreach (var (id, trueClass) in confirmed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!byId.TryGetValue(trueClass, out var truth) || Know(id) is not { Embedding: { } embedding } known)
            {
                continue;
            }

            if (shots.Contains(known.Hash))
            {
                examples++;
            }
            else
            {
                judged.Add((id, truth, Judge(live, embedding), Judge(trial, embedding)));
            }
        }

        var (better, worse, newEscapes) = (0, new List<(long Id, int After)>(), new HashSet<long>());
        foreach (var (id, truth, before, after) in judged)
        {
            var (from, to) = (Rank(truth, before.Decision), Rank(truth, after.Decision));
            better += to > from ? 1 : 0;
            if (IsDefect(truth) && after.Decision == Decision.Pass && before.Decision != Decision.Pass)
            {
                newEscapes.Add(id);
            }

            if (to < from)
            {
                worse.Add((id, to));
            }
        }

        return new RegressionReport(
            judged.Count,
            confirmed.Count - judged.Count - examples,
            examples,
            Rate.From(judged.Count - worse.Count, judged.Count),
            better,
            worse.Count,
            newEscapes.Count,
            Outcome(judged.ConvertAll(part => (part.Truth, part.Live))),
            Outcome(judged.ConvertAll(part => (part.Truth, part.Trial))),
            [.. worse.OrderBy(part => part.After).ThenBy(part => part.Id).Take(MostExamples).Select(part => part.Id)])
        {
            NewEscapeIds = newEscapes,
        };
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

    private (string Hash, float[]? Embedding) Know(long id)
    {
        if (!_known.TryGetValue(id, out var known))
        {
            var part = feedback.TryRead(id);
            using var image = part is null ? null : PartImage.TryDecode(part.Image);
            known = (part is null ? "" : Convert.ToHexStringLower(SHA256.HashData(part.Image)), image is null ? null : _embedder.Embed(image));
            _known[id] = known;
        }

        return known;
    }

    private void Forget(IReadOnlyList<ConfirmedPart> confirmed)
    {
        var kept = confirmed.Select(part => part.InspectionId).ToHashSet();
        foreach (var gone in _known.Keys.Where(id => !kept.Contains(id)).ToArray())
        {
            _known.Remove(gone);
        }
    }
}
