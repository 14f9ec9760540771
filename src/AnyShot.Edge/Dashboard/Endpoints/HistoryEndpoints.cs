using System.Globalization;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.History;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Counts of verdicts over time.</summary>
internal static class HistoryEndpoints
{
    public const string Address = "/api/history";

    private const int UsualPoints = 120;
    private static readonly TimeSpan Usual = TimeSpan.FromHours(8);
    private static readonly string[] Columns = ["from", "to", "camera", "decision", "class_number", "class", "parts"];

    /// <summary>Lengths of a point that people find in a clock or a calendar.</summary>
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(31),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (HistoryStore store, TimeProvider time, string? from, string? to, string? step, string? camera, int? classNo) =>
            Answer(store, time, from, to, step, camera, classNo, answer => TypedResults.Json(answer, HistoryJson.Default.HistoryAnswer))).Needs(Role.Viewer)
            .Answers("Counts of verdicts over time.", HistoryJson.Default.HistoryAnswer, 503).BetweenTimes();
        routes.MapGet(Address + ".csv", (HistoryStore store, TimeProvider time, string? from, string? to, string? step, string? camera, int? classNo) =>
            Answer(store, time, from, to, step, camera, classNo, answer => CsvTable.Of("counts.csv", Columns, Rows(answer)))).Needs(Role.Viewer)
            .Answers("The same for a spreadsheet.", "text/csv", 503).BetweenTimes();
    }

    private static IResult Answer(HistoryStore store, TimeProvider time, string? from, string? to, string? step, string? camera, int? classNo, Func<HistoryAnswer, IResult> form)
    {
        var (begin, end, mistake) = AskedTime.Read(from, to, Usual, time.GetUtcNow());
        if (mistake is not null)
        {
            return Bad(mistake);
        }

        TimeSpan chosen;
        if (step is null)
        {
            chosen = Steps.FirstOrDefault(one => (end - begin) / one <= UsualPoints, Steps[^1]);
        }
        else if (!Duration.TryParse(step, out chosen) || chosen < TimeSpan.FromMinutes(1) || chosen.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            return Bad("step must be whole minutes, such as 1min, 2h or 1d.");
        }

        if ((end - begin) / chosen > HistoryQuery.MostPoints)
        {
            return Bad($"That would be more than {HistoryQuery.MostPoints} points: make step longer, or from and to closer.");
        }

        try
        {
            return form(store.Read(new HistoryQuery(begin, end, chosen, camera, classNo)));
        }
        catch (IOException error)
        {
            return TypedResults.Problem(error.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IEnumerable<string[]> Rows(HistoryAnswer answer)
    {
        for (var point = 0; point < answer.Points; point++)
        {
            var from = answer.From.AddSeconds(point * answer.StepSeconds);
            var to = from.AddSeconds(answer.StepSeconds);
            foreach (var series in answer.Series.Where(series => series.Counts[point] > 0))
            {
                yield return
                [
                    Time(from),
                    Time(to < answer.To ? to : answer.To),
                    series.Camera,
                    DecisionNames.Of(series.Decision),
                    series.ClassNo.ToString(CultureInfo.InvariantCulture),
                    series.ClassName,
                    series.Counts[point].ToString(CultureInfo.InvariantCulture),
                ];
            }
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static IResult Bad(string sentence) => TypedResults.Problem(sentence, statusCode: StatusCodes.Status400BadRequest);
}
