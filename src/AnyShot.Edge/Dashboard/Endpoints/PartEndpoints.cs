using AnyShot.Edge.Dashboard.Live;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>The recent parts whose image is kept, to look through.</summary>
internal static class PartEndpoints
{
    /// <summary>Parts in an answer at most.</summary>
    private const int Most = 500;

    /// <summary>Parts that one request looks through at most.</summary>
    private const int MostSearched = 2000;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/parts", Newest).Needs(Role.Viewer)
        .Answers("Recent parts whose image is kept, newest first.", DashboardJson.Default.IReadOnlyListVerdictEvent).Within("most", 1, Most).OneOf("decision", Enum.GetValues<Decision>().Select(DecisionNames.Of));

    private static Results<JsonHttpResult<IReadOnlyList<VerdictEvent>>, ProblemHttpResult> Newest(
        IPartArchive parts, int most = 100, long? before = null, string? decision = null, int? classNo = null, string? camera = null)
    {
        if (most is < 1 or > Most)
        {
            return TypedResults.Problem($"most must be 1 to {Most}.", statusCode: StatusCodes.Status400BadRequest);
        }

        Decision? wanted = null;
        if (decision is not null)
        {
            if (!Enum.TryParse<Decision>(decision, ignoreCase: true, out var known) || !Enum.IsDefined(known))
            {
                return TypedResults.Problem("decision must be pass, fail or unsure.", statusCode: StatusCodes.Status400BadRequest);
            }

            wanted = known;
        }

        IReadOnlyList<VerdictEvent> found =
        [
            .. parts.Newest(MostSearched, before ?? long.MaxValue)
                .Where(verdict => (wanted is null || verdict.Decision == wanted) && (classNo is null || verdict.ClassNo == classNo) && (camera is null || verdict.Camera == camera))
                .Take(most)
                .Select(VerdictEvent.Of),
        ];
        return TypedResults.Json(found, DashboardJson.Default.IReadOnlyListVerdictEvent);
    }
}
