using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Review;
using AnyShot.Edge.Security;
using AnyShot.Engine.ActiveLearning;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>What helps people to keep the examples good: the report on them, and parts to label next.</summary>
internal static class ReviewEndpoints
{
    private const int UsualCount = 5;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/classes/quality", (ClassReview review, CancellationToken token) => AnswerAsync(() => review.ReportAsync(token), Json(ReviewJson.Default.QualityReport))).Needs(Role.Viewer)
            .Answers("What is wrong with the examples of the classes.", ReviewJson.Default.QualityReport, 409, 503);
        routes.MapGet("/api/classes/quality.txt", (ClassReview review, CancellationToken token) => AnswerAsync(() => review.ReportAsync(token), Text<QualityReport>(ReviewText.Write))).Needs(Role.Viewer)
            .Answers("The same to read.", "text/plain", 409, 503);
        routes.MapGet("/api/proposals", (PartProposals proposals, CancellationToken token, int count = UsualCount, string? strategy = null) =>
            ProposeAsync(proposals, count, strategy, Json(ReviewJson.Default.ProposalList), token)).Needs(Role.Viewer)
            .Answers("Recent parts that a person should label next.", ReviewJson.Default.ProposalList, 409, 503).Within("count", 1, PartProposals.MostProposed).OneOf("strategy", LabelStrategyNames.All.Keys);
        routes.MapGet("/api/proposals.txt", (PartProposals proposals, CancellationToken token, int count = UsualCount, string? strategy = null) =>
            ProposeAsync(proposals, count, strategy, Text<ProposalList>(ReviewText.Write), token)).Needs(Role.Viewer)
            .Answers("The same to read.", "text/plain", 409, 503).Within("count", 1, PartProposals.MostProposed).OneOf("strategy", LabelStrategyNames.All.Keys);
    }

    private static async Task<IResult> ProposeAsync(PartProposals proposals, int count, string? strategy, Func<ProposalList, IResult> form, CancellationToken cancellationToken)
    {
        if (count is < 1 or > PartProposals.MostProposed)
        {
            return TypedResults.Problem($"count must be 1 to {PartProposals.MostProposed}.", statusCode: StatusCodes.Status400BadRequest);
        }

        LabelStrategy? chosen = strategy is not null && LabelStrategyNames.All.TryGetValue(strategy, out var named) ? named : null;
        return strategy is null || chosen is not null
            ? await AnswerAsync(() => proposals.ChooseAsync(count, chosen, cancellationToken), form)
            : TypedResults.Problem($"strategy must be one of {string.Join(", ", LabelStrategyNames.All.Keys)}.", statusCode: StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> AnswerAsync<T>(Func<Task<T?>> ask, Func<T, IResult> form)
        where T : class
    {
        try
        {
            return await ask() is { } answer ? form(answer) : TypedResults.Problem("The model is still loading.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return TypedResults.Problem(error.Message, statusCode: error is InvalidDataException ? StatusCodes.Status409Conflict : StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static Func<T, IResult> Json<T>(JsonTypeInfo<T> type) => answer => TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(answer, type), "application/json");

    private static Func<T, IResult> Text<T>(Func<T, string> write) => answer => TypedResults.Text(Encoding.UTF8.GetBytes(write(answer)), "text/plain; charset=utf-8");
}
