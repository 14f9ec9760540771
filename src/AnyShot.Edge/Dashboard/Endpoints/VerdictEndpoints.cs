using AnyShot.Edge.Dashboard.Images;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Pictures of judged parts.</summary>
internal static class VerdictEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/verdicts/{id:long}/part.jpg", Part).Needs(Role.Viewer);

    private static Results<FileContentHttpResult, ProblemHttpResult> Part(long id, PartThumbnails thumbnails, HttpContext context)
    {
        if (id <= 0 || thumbnails.Jpeg(id) is not { } jpeg)
        {
            return TypedResults.Problem($"Only the pictures of the last {PartThumbnails.Kept} parts are kept.", statusCode: StatusCodes.Status404NotFound);
        }

        // An inspection id is never used twice, so neither is the address.
        context.Response.Headers.CacheControl = "private, max-age=3600, immutable";
        return TypedResults.File(jpeg, "image/jpeg");
    }
}
