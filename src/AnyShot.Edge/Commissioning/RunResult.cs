using AnyShot.Edge.Inspection;
using AnyShot.Edge.Trials;

namespace AnyShot.Edge.Commissioning;

/// <summary>What a guided run has shown so far.</summary>
/// <param name="Wanted">Parts that it needs.</param>
/// <param name="BeganAt">When it began, UTC.</param>
/// <param name="IsOn">Whether further parts count.</param>
/// <param name="IsComplete">It has its parts, and somebody has looked at each that needs it.</param>
/// <param name="Counted">Parts of the kind that the run is about: all but those of which a person says otherwise.</param>
/// <param name="Passed">Of these, passed.</param>
/// <param name="Failed">Of these, failed.</param>
/// <param name="Unsure">Of these, unsure.</param>
/// <param name="Unanswered">Parts that a person has yet to look at.</param>
/// <param name="LeftOut">Parts of which a person says that they are not of the kind.</param>
/// <param name="Wrong">Share decided wrongly: of good parts failed (false rejects), of defects passed (escapes); 95 % interval.</param>
/// <param name="Doubted">Share that is unsure; 95 % interval.</param>
/// <param name="Confidence">Parts by confidence, in ten steps from 0 to 1.</param>
/// <param name="LowestConfidence">Of the counted parts; null without any.</param>
/// <param name="MedianConfidence">Of the counted parts; null without any.</param>
/// <param name="P50Ms">Median time from frame to verdict; null without parts.</param>
/// <param name="P99Ms">99th percentile of it; null without parts.</param>
public sealed record RunResult(
    int Wanted,
    DateTimeOffset BeganAt,
    bool IsOn,
    bool IsComplete,
    int Counted,
    int Passed,
    int Failed,
    int Unsure,
    int Unanswered,
    int LeftOut,
    Rate Wrong,
    Rate Doubted,
    IReadOnlyList<int> Confidence,
    double? LowestConfidence,
    double? MedianConfidence,
    double? P50Ms,
    double? P99Ms)
{
    private const int Steps = 10;

    /// <summary>Counts the parts of a run.</summary>
    public static RunResult Of(RunKind kind, RunState run, IReadOnlyCollection<RunPart> parts)
    {
        var isGood = kind == RunKind.Good;
        RunPart[] counted = [.. parts.Where(part => Counts(kind, part))];
        int Of(Decision decision) => counted.Count(part => part.Decision == decision);
        var unanswered = parts.Count(part => NeedsAnswer(kind, part) && part.IsGood is null);
        var confidence = new int[Steps];
        foreach (var part in counted)
        {
            confidence[Math.Clamp((int)(part.Confidence * Steps), 0, Steps - 1)]++;
        }

        double[] confidences = [.. counted.Select(part => part.Confidence).Order()];
        double[] times = [.. counted.Select(part => part.TotalMs).Order()];
        return new RunResult(
            run.Wanted,
            run.BeganAt,
            run.IsOn && counted.Length < run.Wanted,
            counted.Length >= run.Wanted && unanswered == 0,
            counted.Length,
            Of(Decision.Pass),
            Of(Decision.Fail),
            Of(Decision.Unsure),
            unanswered,
            parts.Count - counted.Length,
            Rate.From(Of(isGood ? Decision.Fail : Decision.Pass), counted.Length),
            Rate.From(Of(Decision.Unsure), counted.Length),
            confidence,
            confidences.Length == 0 ? null : confidences[0],
            Quantile(confidences, 0.5),
            Quantile(times, 0.5),
            Quantile(times, 0.99));
    }

    /// <summary>Whether a part is of the kind that the run is about, as far as anybody has said.</summary>
    public static bool Counts(RunKind kind, RunPart part) => part.IsGood is null || part.IsGood == (kind == RunKind.Good);

    /// <summary>Whether a person has to look at a part: at good parts that did not pass, and at every defect.</summary>
    public static bool NeedsAnswer(RunKind kind, RunPart part) => kind == RunKind.Defects || part.Decision != Decision.Pass;

    // Nearest rank.
    private static double? Quantile(double[] sorted, double quantile) => sorted.Length == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(quantile * sorted.Length) - 1)];
}
