using AnyShot.Edge.Hosting;
using System.Threading.Channels;
using AnyShot.Edge.Classes;

namespace AnyShot.Edge.OpcUa;

/// <summary>Keeps the folder <c>Classes</c> as the registry is; does nothing in an agent without one.</summary>
internal sealed class ClassNodesPublisher : AgentWorker
{
    private readonly ITagServer _server;
    private readonly IClassRegistry? _registry;
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public ClassNodesPublisher(ITagServer server, IClassRegistry? registry)
    {
        (_server, _registry) = (server, registry);
        if (_registry is not null)
        {
            _server.Ready += OnDue;
            _registry.Changed += OnChanged;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_registry is not null)
        {
            _server.Ready -= OnDue;
            _registry.Changed -= OnChanged;
        }

        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_registry is null)
        {
            return;
        }

        OnDue();
        await foreach (var _ in _due.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            // A server that is away is shown them when it is back.
            await _server.ShowAsync(ClassNodes.Of(_registry.State), stoppingToken).ConfigureAwait(false);
        }
    }

    private void OnDue() => _due.Writer.TryWrite(true);

    private void OnChanged(RegistryState state) => OnDue();
}
