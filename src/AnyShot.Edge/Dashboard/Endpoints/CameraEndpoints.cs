using AnyShot.Edge.Dashboard.Images;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>The newest frame of a camera.</summary>
internal static class CameraEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/cameras/{name}/latest.jpg", LatestAsync).Needs(Role.Viewer).Answers("The newest frame.", "image/jpeg");
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

    // The name is not repeated: it is the caller's text.
    private static ProblemHttpResult UnknownCamera() =>
        TypedResults.Problem("There is no camera of that name; /api/state lists the cameras.", statusCode: StatusCodes.Status404NotFound);
}
