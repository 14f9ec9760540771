using System.Text;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Security;
using AnyShot.Edge.Trials;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>The trial, and what it rests on: images of parts and what people said of them.</summary>
internal static class TrialEndpoints
{
    private const int MostEntries = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/trial", Report).Needs(Role.Viewer).Answers("The report of what is on trial.", TrialJson.Default.TrialReport, 404);
        routes.MapGet("/api/trial.txt", Text).Needs(Role.Viewer).Answers("The same to read.", "text/plain", 404);
        routes.MapGet("/api/verdicts/{id:long}/part.png", Part).Needs(Role.Viewer).Answers("The part as it was judged.", "image/png");
        routes.MapGet("/api/feedback", Newest).Needs(Role.Viewer).Answers("What people said of verdicts, newest first.", TrialJson.Default.IReadOnlyListFeedbackEntry).Within("most", 1, MostEntries);
        SuspicionEndpoints.Map(routes);
    }

    private static Results<JsonHttpResult<TrialReport>, ProblemHttpResult> Report(ITrial trial) =>
        trial.Report() is { } report ? TypedResults.Json(report, TrialJson.Default.TrialReport) : Nothing(trial);

    private static Results<Utf8ContentHttpResult, ProblemHttpResult> Text(ITrial trial) =>
        trial.Report() is { } report ? TypedResults.Text(Encoding.UTF8.GetBytes(TrialReportText.Write(report)), "text/plain; charset=utf-8") : Nothing(trial);

    private static ProblemHttpResult Nothing(ITrial trial)
    {
        trial.CanPromote(out var sentence);
        return TypedResults.Problem(sentence, statusCode: StatusCodes.Status404NotFound);
    }

    private static Results<FileContentHttpResult, ProblemHttpResult> Part(long id, IPartArchive parts, HttpContext context)
    {
        if (parts.TryRead(id) is not { } part)
        {
            return TypedResults.Problem($"The image of part {id} is not kept (any more).", statusCode: StatusCodes.Status404NotFound);
        }

        context.Response.Headers.CacheControl = "private, max-age=3600, immutable";
        return TypedResults.File(part.Image, "image/png");
    }

    private static Results<JsonHttpResult<IReadOnlyList<FeedbackEntry>>, ProblemHttpResult> Newest(IFeedbackStore feedback, int most = 100) =>
        most is >= 1 and <= MostEntries
            ? TypedResults.Json(feedback.Newest(most), TrialJson.Default.IReadOnlyListFeedbackEntry)
            : TypedResults.Problem($"most must be 1 to {MostEntries}.", statusCode: StatusCodes.Status400BadRequest);
}
