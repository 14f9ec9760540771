using System.Text.Json;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Drift;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Whether the parts still look as they did.</summary>
internal static class DriftEndpoints
{
    private const int UsualPoints = 500;
    private const int MostPoints = 5000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/drift", Tell).Needs(Role.Viewer).Answers("Whether the parts still look as they did.", DriftJson.Default.DriftReport).Within("points", 0, MostPoints);
        routes.MapGet("/api/drift/{camera}/reference.jpg", Picture).Needs(Role.Viewer).Answers("A typical part of the reference.", "image/jpeg");
    }

    private static IResult Tell(DriftWatch watch, int points = UsualPoints) => points is < 0 or > MostPoints
        ? TypedResults.Problem($"points must be 0 to {MostPoints}.", statusCode: StatusCodes.Status400BadRequest)
        : TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(watch.Report(points), DriftJson.Default.DriftReport), "application/json");

    private static IResult Picture(DriftWatch watch, string camera) => watch.Picture(camera) is { } jpeg
        ? TypedResults.File(jpeg, "image/jpeg")
        : TypedResults.Problem("There is no picture of the reference.", statusCode: StatusCodes.Status404NotFound);
}
