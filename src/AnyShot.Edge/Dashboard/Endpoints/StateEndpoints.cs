using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using AnyShot.Edge.Dashboard.Live;
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
        routes.MapGet("/api/state", State).Needs(Role.Viewer);
        routes.MapGet("/api/events", Events).Needs(Role.Viewer);
    }

    private static JsonHttpResult<StateSnapshot> State(StateComposer composer) =>
        TypedResults.Json(composer.Compose(), DashboardJson.Default.StateSnapshot);

    private static Results<ServerSentEventsResult<byte[]>, ProblemHttpResult> Events(
        EventFeed feed, StateComposer composer, RecentVerdicts recent, IHostApplicationLifetime lifetime, HttpContext context)
    {
        if (feed.TrySubscribe() is not { } subscription)
        {
            context.Response.Headers.RetryAfter = "5";
            return TypedResults.Problem("As many pages are open as dashboard.mostViewers allows.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        // The subscription ends with the request even when the stream is never read.
        context.Response.RegisterForDispose(subscription);
        return TypedResults.ServerSentEvents(StreamAsync(subscription, composer, recent, lifetime.ApplicationStopping, context.Session()?.Ended ?? default, context.RequestAborted));
    }

    // An open stream must not hold up the shutdown, nor outlast the login.
    private static async IAsyncEnumerable<SseItem<byte[]>> StreamAsync(
        EventSubscription subscription,
        StateComposer composer,
        RecentVerdicts recent,
        CancellationToken stopping,
        CancellationToken loggedOut,
        [EnumeratorCancellation] CancellationToken aborted)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, loggedOut, aborted);
        yield return new SseItem<byte[]>(DashboardJson.Utf8(composer.Compose()), "state");
        yield return new SseItem<byte[]>(DashboardJson.Utf8([.. recent.Snapshot().Select(VerdictEvent.Of)]), "recent");
        await using var events = subscription.ReadAllAsync(end.Token).GetAsyncEnumerator(end.Token);
        while (await MovesAsync(events))
        {
            yield return new SseItem<byte[]>(events.Current.Json, events.Current.Type);
        }
    }

    private static async ValueTask<bool> MovesAsync(IAsyncEnumerator<LiveEvent> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
