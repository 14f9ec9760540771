using System.Buffers;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Dashboard.State;

namespace AnyShot.Edge.Dashboard.Live;

/// <summary>The answer to a page that opens: the state, the last verdicts, then each event as it comes, as server-sent events.</summary>
internal sealed class EventStream(EventSubscription subscription, StateComposer composer, RecentVerdicts recent, CancellationToken stopping) : IResult
{
    /// <summary>
    /// Least time between two writes to one page. The first event after a pause goes out at once; on a fast line those that follow share a write, since sending each by itself to each of ten pages costs
    /// the inspection more than all else that a page asks for.
    /// </summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache,no-store";
        response.Headers.ContentEncoding = "identity";

        // An open stream must not hold up the shutdown, nor outlast the login.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, httpContext.Session()?.Ended ?? default, httpContext.RequestAborted);
        try
        {
            response.BodyWriter.Write(new LiveEvent("state", DashboardJson.Utf8(composer.Compose())).Utf8.Span);
            response.BodyWriter.Write(new LiveEvent("recent", DashboardJson.Utf8([.. recent.Snapshot().Select(VerdictEvent.Of)])).Utf8.Span);
            do
            {
                await response.BodyWriter.FlushAsync(end.Token);
                await Task.Delay(s_pause, end.Token);
                if (!await subscription.WaitAsync(end.Token))
                {
                    return;
                }

                subscription.Take(response.BodyWriter);
            }
            while (true);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page closed, its login ended, or the agent stops.
        }
    }
}
