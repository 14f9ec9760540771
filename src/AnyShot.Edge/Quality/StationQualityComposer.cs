using AnyShot.Edge.Classes;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Trials;
using AnyShot.Engine.Confidence;

namespace AnyShot.Edge.Quality;

/// <summary>Works out how right the station was from what people have said. Thread-safe.</summary>
/// <param name="feedback">What they said.</param>
/// <param name="registry">What the classes mean now.</param>
public sealed class StationQualityComposer(IFeedbackStore feedback, IClassRegistry registry)
{
    /// <summary>A share of fewer parts has an interval of more than half the scale.</summary>
    public const int LeastParts = 10;

    /// <summary>With fewer parts most of ten bins hold next to nothing, and the error measures chance.</summary>
    public const int LeastCalibration = 50;

    private const int Bins = 10;
    private const int MostDisputed = 50;

    /// <summary>The answered parts, newest answer first.</summary>
    public AnsweredParts Answered(QualityQuery query) => AnsweredParts.From(
        feedback.Captured(query.From, query.To, AnsweredParts.MostAnswers), query, registry.State.Newest.Classes.ToDictionary(entry => entry.Id, entry => entry.Number));

    public StationQuality Compose(QualityQuery query) => Compose(query, Answered(query), registry.State.Newest.Classes);

    internal static StationQuality Compose(QualityQuery query, AnsweredParts answered, IReadOnlyList<RegisteredClass> known)
    {
        var parts = answered.Parts;
        var byId = known.ToDictionary(entry => entry.Id);
        var calibrated = parts.Where(part => part.JudgedNo != 0).ToArray();
        var bins = ReliabilityBins.OfEqualWidth(calibrated.Select(part => ((float)part.Confidence, part.IsRight)), Bins);
        return new StationQuality(
            query.From,
            query.To,
            parts.Count,
            parts.Count(part => part.IsDisputed),
            answered.IsCut,
            parts.Select(part => part.Revision).DefaultIfEmpty().Min(),
            parts.Select(part => part.Revision).DefaultIfEmpty().Max(),
            LeastParts,
            LeastCalibration,
            Outcome(parts, byId),
            Classes(parts, known),
            [
                .. parts.GroupBy(part => (part.TrueClass, part.JudgedNo))
                    .Select(cell => new ConfusionCell(cell.Key.TrueClass, cell.Key.JudgedNo, cell.Count(), cell.Count(IsUnsure)))
                    .OrderBy(cell => byId.GetValueOrDefault(cell.TrueClass)?.Number ?? int.MaxValue).ThenBy(cell => cell.TrueClass, StringComparer.Ordinal).ThenBy(cell => cell.JudgedNo),
            ],
            ReliabilityBins.ExpectedError([.. bins]),
            calibrated.Length,
            [.. bins.Select((bin, i) => new ConfidenceBin(i / (double)Bins, (i + 1) / (double)Bins, bin.Confidence, Rate.From((int)Math.Round(bin.Accuracy * bin.Count), bin.Count)))],
            [.. parts.Where(part => part.IsDisputed).Take(MostDisputed).Select(part => part.InspectionId)]);
    }

    /// <summary>As the report of a trial counts them. Parts of a class that the registry does not know count for "unsure" and "right class" only.</summary>
    private static SetOutcome Outcome(IReadOnlyList<AnsweredPart> parts, Dictionary<string, RegisteredClass> byId)
    {
        var defects = parts.Where(part => byId.TryGetValue(part.TrueClass, out var truth) && truth.Severity == Severity.Defect).ToArray();
        var good = parts.Where(part => byId.TryGetValue(part.TrueClass, out var truth) && truth.Severity != Severity.Defect).ToArray();
        return new SetOutcome(
            Rate.From(defects.Count(part => part.Decision == DecisionNames.Of(Decision.Pass)), defects.Length),
            Rate.From(good.Count(part => part.Decision == DecisionNames.Of(Decision.Fail)), good.Length),
            Rate.From(parts.Count(IsUnsure), parts.Count),
            Rate.From(parts.Count(part => part.IsRight), parts.Count));
    }

    private static IReadOnlyList<QualityClass> Classes(IReadOnlyList<AnsweredPart> parts, IReadOnlyList<RegisteredClass> known)
    {
        var byNumber = known.ToDictionary(entry => entry.Number);
        var byTruth = parts.ToLookup(part => part.TrueClass);
        var byJudged = parts.ToLookup(part => part.JudgedNo);
        var named = known.Where(entry => byTruth.Contains(entry.Id) || byJudged.Contains(entry.Number)).Select(entry => Class(entry.Id, entry.Number, entry.Name, entry.Severity.ToString().ToLowerInvariant()));
        var unnamed = byJudged.Where(judged => !byNumber.ContainsKey(judged.Key)).Select(judged => Class("", judged.Key, judged.First().JudgedName, null));
        var forgotten = byTruth.Where(truth => known.All(entry => entry.Id != truth.Key)).Select(truth => Class(truth.Key, -1, truth.Key, null));
        return [.. named.Concat(unnamed).OrderBy(entry => entry.Number), .. forgotten];

        QualityClass Class(string id, int number, string name, string? severity) =>
            new(id, number, name, severity, Share(byTruth[id]), Share(byJudged[number]));
    }

    private static Rate Share(IEnumerable<AnsweredPart> parts)
    {
        var all = parts.ToArray();
        return Rate.From(all.Count(part => part.IsRight), all.Length);
    }

    private static bool IsUnsure(AnsweredPart part) => part.Decision == DecisionNames.Of(Decision.Unsure);
}
