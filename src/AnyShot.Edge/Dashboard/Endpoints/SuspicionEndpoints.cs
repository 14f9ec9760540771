using System.Text;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using AnyShot.Edge.Suspicion;
using Microsoft.AspNetCore.Mvc;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Shots and confirmed parts whose class their neighbours doubt.</summary>
internal static class SuspicionEndpoints
{
    public const string Address = "/api/feedback/suspicious";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, Report).Needs(Role.Viewer).Answers("Shots and confirmed parts whose class their neighbours doubt, the most suspicious first.", SuspicionJson.Default.SuspicionReport, 503);
        routes.MapGet(Address + ".txt", Text).Needs(Role.Viewer).Answers("The same to read.", "text/plain", 503);
    }

    private static Task<IResult> Report([FromServices] SuspicionCheck check, CancellationToken cancellationToken) =>
        AnswerAsync(check, report => TypedResults.Json(report, SuspicionJson.Default.SuspicionReport), cancellationToken);

    private static Task<IResult> Text([FromServices] SuspicionCheck check, CancellationToken cancellationToken) =>
        AnswerAsync(check, report => TypedResults.Text(Encoding.UTF8.GetBytes(SuspicionText.Write(report)), "text/plain; charset=utf-8"), cancellationToken);

    private static async Task<IResult> AnswerAsync(SuspicionCheck check, Func<SuspicionReport, IResult> answer, CancellationToken cancellationToken)
    {
        try
        {
            return answer(await check.ReportAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (error is InvalidDataException or IOException or InvalidOperationException)
        {
            return TypedResults.Problem(error.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
