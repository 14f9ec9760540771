using AnyShot.Edge.Commissioning;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Where the commissioning stands, and what was signed.</summary>
internal static class CommissioningEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/commissioning", (CommissioningWork work) => TypedResults.Json(work.State(), CommissioningJson.Default.CommissioningState)).Needs(Role.Viewer).Answers("Where the commissioning stands.", CommissioningJson.Default.CommissioningState);
        routes.MapGet("/api/commissioning/{number:long}", Signed).Needs(Role.Viewer).Answers("What was signed.", CommissioningJson.Default.SignedCommissioning);
    }

    private static Results<JsonHttpResult<SignedCommissioning>, ProblemHttpResult> Signed(long number, CommissioningWork work) =>
        work.Find(number) is { } signed
            ? TypedResults.Json(signed, CommissioningJson.Default.SignedCommissioning)
            : TypedResults.Problem($"There is no commissioning {number}.", statusCode: StatusCodes.Status404NotFound);
}
