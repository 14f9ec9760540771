using System.Globalization;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Quality;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>How right the station was, on the parts that people have answered.</summary>
internal static class QualityEndpoints
{
    public const string Address = "/api/insight/quality";

    private const int MostParts = 500;
    private static readonly TimeSpan Usual = TimeSpan.FromDays(30);
    private static readonly string[] Columns =
        ["inspection", "captured_at", "camera", "decision", "judged_number", "judged", "confidence", "true_class", "right", "answers", "disputed", "revision", "answered_by", "answered_at"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (StationQualityComposer composer, TimeProvider time, string? from, string? to, string? camera, int? classNo, bool decided = false) =>
            Answer(time, from, to, camera, classNo, decided, query => TypedResults.Json(composer.Compose(query), QualityJson.Default.StationQuality))).Needs(Role.Viewer)
            .Answers("How right the station was on the parts that people have answered.", QualityJson.Default.StationQuality).BetweenTimes();
        routes.MapGet(Address + ".csv", (StationQualityComposer composer, TimeProvider time, string? from, string? to, string? camera, int? classNo, bool decided = false) =>
            Answer(time, from, to, camera, classNo, decided, query => CsvTable.Of("answers.csv", Columns, composer.Answered(query).Parts.Select(Row)))).Needs(Role.Viewer)
            .Answers("The answered parts for a spreadsheet.", "text/csv").BetweenTimes();
        routes.MapGet(Address + "/parts", Parts).Needs(Role.Viewer)
            .Answers("The parts of a cell of the confusion matrix, newest answer first.", QualityJson.Default.IReadOnlyListAnsweredPart).BetweenTimes().Within("most", 1, MostParts);
    }

    private static IResult Parts(
        StationQualityComposer composer, TimeProvider time, string? from, string? to, string? camera, int? classNo, string? trueClass, int? judgedNo, bool decided = false, int most = 100) =>
        most is < 1 or > MostParts
            ? Bad($"most must be 1 to {MostParts}.")
            : Answer(time, from, to, camera, classNo, decided, query => TypedResults.Json(
                [.. composer.Answered(query).Parts.Where(part => (trueClass is null || part.TrueClass == trueClass) && (judgedNo is null || part.JudgedNo == judgedNo)).Take(most)],
                QualityJson.Default.IReadOnlyListAnsweredPart));

    private static IResult Answer(TimeProvider time, string? from, string? to, string? camera, int? classNo, bool decided, Func<QualityQuery, IResult> form)
    {
        var (begin, end, mistake) = AskedTime.Read(from, to, Usual, time.GetUtcNow());
        return mistake is null ? form(new QualityQuery(begin, end, camera, classNo, decided)) : Bad(mistake);
    }

    private static string[] Row(AnsweredPart part) =>
    [
        part.InspectionId.ToString(CultureInfo.InvariantCulture),
        Time(part.CapturedAt),
        part.Camera,
        part.Decision,
        part.JudgedNo.ToString(CultureInfo.InvariantCulture),
        part.JudgedName,
        part.Confidence.ToString("0.####", CultureInfo.InvariantCulture),
        part.TrueClass,
        part.IsRight ? "yes" : "no",
        part.Answers.ToString(CultureInfo.InvariantCulture),
        part.IsDisputed ? "yes" : "no",
        part.Revision.ToString(CultureInfo.InvariantCulture),
        part.Who,
        Time(part.At),
    ];

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static IResult Bad(string sentence) => TypedResults.Problem(sentence, statusCode: StatusCodes.Status400BadRequest);
}
