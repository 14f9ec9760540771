using System.Threading.Channels;

namespace AnyShot.Edge.Dashboard.Live;

/// <summary>The queue of one open page. A page that reads too slowly loses the oldest events; it never holds the agent up.</summary>
public sealed class EventSubscription : IDisposable
{
    /// <summary>Events that may wait for one page.</summary>
    public const int QueueLength = 64;

    private readonly EventFeed _feed;
    private readonly Channel<LiveEvent> _queue;

    internal EventSubscription(EventFeed feed, Action<LiveEvent> dropped)
    {
        _feed = feed;
        _queue = Channel.CreateBounded(
            new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            dropped);
    }

    /// <summary>The events in order, until the subscription is disposed or the token fires.</summary>
    public IAsyncEnumerable<LiveEvent> ReadAllAsync(CancellationToken cancellationToken) => _queue.Reader.ReadAllAsync(cancellationToken);

    public void Dispose()
    {
        _feed.Remove(this);
        _queue.Writer.TryComplete();
    }

    internal void Offer(LiveEvent item) => _queue.Writer.TryWrite(item);
}
