using System.Buffers;
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

    /// <summary>Whether there are events to take; waits for the first. False once the subscription is disposed and all are taken.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _queue.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Takes all events that wait, in order, and writes them.</summary>
    public void Take(IBufferWriter<byte> destination)
    {
        while (_queue.Reader.TryRead(out var item))
        {
            destination.Write(item.Utf8.Span);
        }
    }

    public void Dispose()
    {
        _feed.Remove(this);
        _queue.Writer.TryComplete();
    }

    internal void Offer(LiveEvent item) => _queue.Writer.TryWrite(item);
}
