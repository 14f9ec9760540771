using AnyShot.Edge.Feedback;

namespace AnyShot.Edge.Quality;

/// <summary>The parts that people have answered; a part that was answered more than once counts once, by its newest answer.</summary>
/// <param name="Parts">Newest answer first.</param>
/// <param name="IsCut">There are more: only the newest answers were read.</param>
public sealed record AnsweredParts(IReadOnlyList<AnsweredPart> Parts, bool IsCut)
{
    /// <summary>Answers that are read at most.</summary>
    public const int MostAnswers = 100_000;

    /// <param name="entries">Newest first.</param>
    /// <param name="query">Which of them count.</param>
    /// <param name="classNumbers">Number of each class, by id.</param>
    public static AnsweredParts From(IReadOnlyList<FeedbackEntry> entries, QualityQuery query, IReadOnlyDictionary<string, int> classNumbers) => new(
        [
            .. entries.GroupBy(entry => entry.InspectionId).Select(Newest).Where(part =>
                (query.Camera is null || part.Camera == query.Camera)
                && (query.ClassNo is not { } classNo || part.JudgedNo == classNo || classNumbers.GetValueOrDefault(part.TrueClass) == classNo)
                && (!query.DecidedOnly || part.Decision != "unsure")),
        ],
        entries.Count >= MostAnswers);

    private static AnsweredPart Newest(IGrouping<long, FeedbackEntry> said)
    {
        var newest = said.First();
        return new AnsweredPart(
            newest.InspectionId,
            newest.CapturedAt,
            newest.Camera,
            newest.Decision,
            newest.ClassNo,
            newest.ClassName,
            newest.Confidence,
            newest.Revision,
            newest.TrueClass,
            newest.IsConfirmed,
            said.Count(),
            said.Any(entry => entry.TrueClass != newest.TrueClass),
            newest.Who,
            newest.At);
    }
}
