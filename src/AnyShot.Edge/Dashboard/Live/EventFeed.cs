using System.Collections.Immutable;
using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Dashboard.Live;

/// <summary>Hands each event to every open page. Publishing never blocks: it may be called on the inspection thread.</summary>
public sealed class EventFeed(AgentOptions options)
{
    private readonly Lock _gate = new();
    private ImmutableArray<EventSubscription> _subscriptions = [];
    private long _dropped;

    /// <summary>Open pages.</summary>
    public int Viewers => _subscriptions.Length;

    /// <summary>Events that slow pages lost.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Opens a queue for one page; null when as many pages are open as <see cref="DashboardOptions.MostViewers"/> allows.</summary>
    public EventSubscription? TrySubscribe()
    {
        lock (_gate)
        {
            if (_subscriptions.Length >= options.Dashboard.MostViewers)
            {
                return null;
            }

            var subscription = new EventSubscription(this, _ => Interlocked.Increment(ref _dropped));
            _subscriptions = _subscriptions.Add(subscription);
            return subscription;
        }
    }

    public void Publish(LiveEvent item)
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Offer(item);
        }
    }

    internal void Remove(EventSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = _subscriptions.Remove(subscription);
        }
    }
}
