using AnyShot.Edge.Dashboard.State;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Dashboard.Live;

/// <summary>Sends the state of the agent to the open pages, twice a second; composes nothing while none is open.</summary>
public sealed partial class StateTicker(EventFeed feed, StateComposer composer, TimeProvider time, ILogger<StateTicker> log) : AgentWorker
{
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        var failed = false;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (feed.Viewers > 0)
                {
                    failed = !TryPublish(failed);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The agent ends, perhaps while it starts: then the host does not yet expect it.
        }
    }

    // The page is for people. What breaks it (an unreadable outbox, say) has its own alarm and must not stop the line from here.
    private bool TryPublish(bool failedBefore)
    {
        try
        {
            feed.Publish(new LiveEvent("state", DashboardJson.Utf8(composer.Compose())));
            return true;
        }
        catch (Exception exception)
        {
            if (!failedBefore)
            {
                StateFailed(exception);
            }

            return false;
        }
    }

    [LoggerMessage(6010, LogLevel.Warning, "The state for the page could not be composed; said once until it works again.")]
    private partial void StateFailed(Exception exception);
}
