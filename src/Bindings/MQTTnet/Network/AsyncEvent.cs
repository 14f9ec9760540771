namespace MQTTnet.Network;

/// <summary>Handlers that are awaited one after the other.</summary>
internal sealed class AsyncEvent<TArgs>
{
    private Func<TArgs, Task>[] _handlers = [];

    public void Add(Func<TArgs, Task> handler)
    {
        lock (this)
        {
            _handlers = [.. _handlers, handler];
        }
    }

    public void Remove(Func<TArgs, Task> handler)
    {
        lock (this)
        {
            _handlers = [.. _handlers.Where(h => h != handler)];
        }
    }

    public async Task InvokeAsync(TArgs args)
    {
        foreach (var handler in Volatile.Read(ref _handlers))
        {
            await handler(args).ConfigureAwait(false);
        }
    }
}
