using System.Text.Json;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.PartMaps;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>The map of what the model sees in recent parts.</summary>
internal static class MapEndpoints
{
    private const string UsualMethod = "umap";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/map", Look).Needs(Role.Viewer)
        .Answers("Where the model sees recent parts and the examples, as points in a plane.", MapJson.Default.MapReport, 409).OneOf("method", MapMethodNames.All.Keys);

    private static IResult Look(IServiceProvider services, string method = UsualMethod)
    {
        if (!MapMethodNames.All.TryGetValue(method, out var known))
        {
            return TypedResults.Problem($"method must be one of {string.Join(", ", MapMethodNames.All.Keys)}.", statusCode: StatusCodes.Status400BadRequest);
        }

        return services.GetService<PartMap>() is { } map
            ? TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(map.Look(known, method), MapJson.Default.MapReport), "application/json")
            : TypedResults.Problem("Images of parts are switched off (parts.enabled), so there is no map of them.", statusCode: StatusCodes.Status409Conflict);
    }
}
