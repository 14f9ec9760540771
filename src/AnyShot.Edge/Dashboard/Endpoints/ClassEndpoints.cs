using AnyShot.Edge.Classes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>The class registry, to look at.</summary>
internal static class ClassEndpoints
{
    private const int MostEntries = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/classes", Classes).Needs(Role.Viewer).Answers("The classes with their state, live and trial revision.", ControlJson.Default.ClassList);
        routes.MapGet("/api/classes/{id}/shots/{shot}", ShotAsync).Needs(Role.Viewer).Answers("An example of a class, the bytes that came in.", "image/*");
        routes.MapGet("/api/audit", AuditAsync).Needs(Role.Engineer).Answers("The newest entries of the audit log, newest first.", ControlJson.Default.IReadOnlyListAuditEntry).Within("most", 1, MostEntries);
    }

    private static JsonHttpResult<ClassList> Classes(IClassRegistry registry) => TypedResults.Json(ClassList.Of(registry.State), ControlJson.Default.ClassList);

    private static async Task<Results<PhysicalFileHttpResult, ProblemHttpResult>> ShotAsync(string id, string shot, IClassRegistry registry, IShotStore shots, HttpContext context, CancellationToken cancellationToken)
    {
        if (!registry.State.Newest.Classes.Any(entry => entry.Id == id && entry.Shots.Contains(shot)) || await shots.FileAsync(shot, cancellationToken) is not { } file)
        {
            return TypedResults.Problem("There is no such example.", statusCode: StatusCodes.Status404NotFound);
        }

        // Named by its content.
        context.Response.Headers.CacheControl = "private, max-age=3600, immutable";
        return TypedResults.PhysicalFile(file, ImageType(file));
    }

    private static string ImageType(string file)
    {
        Span<byte> start = stackalloc byte[2];
        using var handle = File.OpenHandle(file);
        return RandomAccess.Read(handle, start, 0) == start.Length
            ? start switch
            {
                [0x89, (byte)'P'] => "image/png",
                [0xFF, 0xD8] => "image/jpeg",
                [(byte)'B', (byte)'M'] => "image/bmp",
                _ => "application/octet-stream",
            }
            : "application/octet-stream";
    }

    private static async Task<Results<JsonHttpResult<IReadOnlyList<AuditEntry>>, ProblemHttpResult>> AuditAsync(IClassRegistry registry, CancellationToken cancellationToken, int most = 100) =>
        most is >= 1 and <= MostEntries
            ? TypedResults.Json(await registry.AuditAsync(most, cancellationToken), ControlJson.Default.IReadOnlyListAuditEntry)
            : TypedResults.Problem($"most must be 1 to {MostEntries}.", statusCode: StatusCodes.Status400BadRequest);
}
