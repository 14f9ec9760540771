using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard.Images;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>The newest frame of a camera, and its trigger by command.</summary>
internal static class CameraEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/cameras/{name}/latest.jpg", LatestAsync).Needs(Role.Viewer);
        routes.MapPost("/api/cameras/{name}/trigger", TriggerAsync).Needs(VerbRoles.Needed(ControlVerbs.Trigger));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> LatestAsync(
        string name, CameraPreviews previews, HttpContext context, CancellationToken cancellationToken)
    {
        if (!previews.Has(name))
        {
            return UnknownCamera();
        }

        if (await previews.GetAsync(name, cancellationToken) is not { } preview)
        {
            return TypedResults.Problem($"Camera {name} has delivered no frame yet.", statusCode: StatusCodes.Status404NotFound);
        }

        // no-cache: kept by the browser, but asked for each time; an unchanged frame then costs a 304.
        context.Response.Headers.CacheControl = "no-cache";
        var tag = new EntityTagHeaderValue($"\"{preview.Stamp.Sequence}-{preview.Stamp.CapturedAt.ToUnixTimeMilliseconds():x}\"");
        return TypedResults.File(preview.Jpeg, "image/jpeg", lastModified: preview.Stamp.CapturedAt, entityTag: tag);
    }

    private static async Task<Results<JsonHttpResult<TriggerAnswer>, ProblemHttpResult>> TriggerAsync(
        string name, ICameraViews cameras, HttpRequest request, CancellationToken cancellationToken)
    {
        var (partId, mistake) = await TriggerBody.ReadAsync(request, cancellationToken);
        if (mistake is not null)
        {
            return TypedResults.Problem(mistake, statusCode: StatusCodes.Status400BadRequest);
        }

        return cameras.Trigger(name, partId) switch
        {
            TriggerOutcome.Accepted =>
                TypedResults.Json(new TriggerAnswer(name, partId), DashboardJson.Default.TriggerAnswer, statusCode: StatusCodes.Status202Accepted),
            TriggerOutcome.OtherTriggerMode =>
                TypedResults.Problem($"Camera {name} is not triggered by command; set its trigger.mode to command.", statusCode: StatusCodes.Status409Conflict),
            TriggerOutcome.Missed =>
                TypedResults.Problem($"Camera {name} still waits for the frame of the command before.", statusCode: StatusCodes.Status409Conflict),
            TriggerOutcome.NoFrames =>
                TypedResults.Problem($"Camera {name} delivers no frames now.", statusCode: StatusCodes.Status409Conflict),
            TriggerOutcome.Maintenance =>
                TypedResults.Problem("The station is in maintenance: nothing is judged.", statusCode: StatusCodes.Status409Conflict),
            _ => UnknownCamera(),
        };
    }

    // The name is not repeated: it is the caller's text.
    private static ProblemHttpResult UnknownCamera() =>
        TypedResults.Problem("There is no camera of that name; /api/state lists the cameras.", statusCode: StatusCodes.Status404NotFound);
}
