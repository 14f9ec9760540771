using AnyShot.Edge.Dashboard.Images;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Pictures of judged parts.</summary>
internal static class VerdictEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/verdicts/{id:long}/part.jpg", PartAsync).Needs(Role.Viewer)
        .Answers("The part, small.", "image/jpeg");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PartAsync(
        long id, PartThumbnails thumbnails, ArchivedThumbnails archived, HttpContext context, CancellationToken cancellationToken)
    {
        if (id <= 0 || (thumbnails.Jpeg(id) ?? await archived.JpegAsync(id, cancellationToken)) is not { } jpeg)
        {
            return TypedResults.Problem($"The picture of part {id} is not kept (any more).", statusCode: StatusCodes.Status404NotFound);
        }

        // An inspection id is never used twice, so neither is the address.
        context.Response.Headers.CacheControl = "private, max-age=3600, immutable";
        return TypedResults.File(jpeg, "image/jpeg");
    }
}
