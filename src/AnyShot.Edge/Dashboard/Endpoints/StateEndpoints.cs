using AnyShot.Edge.Dashboard.Live;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Dashboard.State;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>The state of the agent, once or live.</summary>
internal static class StateEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/state", State).Needs(Role.Viewer).Answers("The whole state.", DashboardJson.Default.StateSnapshot);
        routes.MapGet("/api/events", Events).Needs(Role.Viewer).Answers("The state, live, and every verdict.", "text/event-stream", 503);
    }

    private static JsonHttpResult<StateSnapshot> State(StateComposer composer) =>
        TypedResults.Json(composer.Compose(), DashboardJson.Default.StateSnapshot);

    private static Results<EventStream, ProblemHttpResult> Events(
        EventFeed feed, StateComposer composer, RecentVerdicts recent, IHostApplicationLifetime lifetime, HttpContext context)
    {
        if (feed.TrySubscribe() is not { } subscription)
        {
            context.Response.Headers.RetryAfter = "5";
            return TypedResults.Problem("As many pages are open as dashboard.mostViewers allows.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        // The subscription ends with the request even when the stream is never read.
        context.Response.RegisterForDispose(subscription);
        return new EventStream(subscription, composer, recent, lifetime.ApplicationStopping);
    }
}
