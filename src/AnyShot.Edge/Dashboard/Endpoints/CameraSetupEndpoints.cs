using AnyShot.Edge.Capture;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Dashboard.Images;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Dashboard.State;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>The cameras for whoever sets them up. What changes them is the verb <c>camera/change</c>.</summary>
internal static class CameraSetupEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/cameras", All).Needs(Role.Viewer).Answers("The cameras as they are set up.", DashboardJson.Default.IReadOnlyListCameraSetup);
        routes.MapGet("/api/cameras/{name}/lens", LensAsync).Needs(Role.Viewer).Answers("Sharpness and exposure of the newest frame.", DashboardJson.Default.LensReport);
    }

    private static JsonHttpResult<IReadOnlyList<CameraSetup>> All(CameraSet cameras, AgentOptions options) => TypedResults.Json<IReadOnlyList<CameraSetup>>(
        [.. options.Cameras.Select(camera => CameraSetup.Of(cameras.Details(camera.Name)!))], DashboardJson.Default.IReadOnlyListCameraSetup);

    private static async Task<Results<JsonHttpResult<LensReport>, ProblemHttpResult>> LensAsync(string name, LensViews lenses, CancellationToken cancellationToken) =>
        await lenses.GetAsync(name, cancellationToken) is { } report
            ? TypedResults.Json(report, DashboardJson.Default.LensReport)
            : TypedResults.Problem("There is no camera of that name, or it has delivered no frame yet.", statusCode: StatusCodes.Status404NotFound);
}
