using AnyShot.Edge.Hosting;
using System.Threading.Channels;
using AnyShot.Edge.Classes;

namespace AnyShot.Edge.OpcUa;

/// <summary>Keeps the folder <c>Classes</c> as the registry is, with counts that are at most a second old; does nothing in an agent without a registry.</summary>
internal sealed class ClassNodesPublisher : AgentWorker
{
    /// <summary>However fast the line is, counts are shown this often at most.</summary>
    private static readonly TimeSpan CountPeriod = TimeSpan.FromSeconds(1);

    private readonly ITagServer _server;
    private readonly IClassRegistry? _registry;
    private readonly ClassTallies _tallies;
    private readonly TimeProvider _time;
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<string, ClassTally> _shown = [];
    private int _classesDue;

    public ClassNodesPublisher(ITagServer server, IClassRegistry? registry, ClassTallies tallies, TimeProvider time)
    {
        (_server, _registry, _tallies, _time) = (server, registry, tallies, time);
        if (_registry is not null)
        {
            _server.Ready += OnClassesDue;
            _registry.Changed += OnChanged;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_registry is not null)
        {
            _server.Ready -= OnClassesDue;
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

        OnClassesDue();
        using var timer = _time.CreateTimer(_ => _due.Writer.TryWrite(true), null, CountPeriod, CountPeriod);
        await foreach (var _ in _due.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            // A server that is away is shown everything when it is back.
            if (Interlocked.Exchange(ref _classesDue, 0) != 0)
            {
                await ShowClassesAsync(_registry.State, stoppingToken).ConfigureAwait(false);
            }
            else if (_server.IsConnected)
            {
                await ShowCountsAsync(stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ShowClassesAsync(RegistryState state, CancellationToken cancellationToken)
    {
        var nodes = ClassNodes.Of(state, _tallies.Of);
        await _server.ShowAsync(nodes, cancellationToken).ConfigureAwait(false);
        _shown.Clear();
        foreach (var node in nodes.Classes)
        {
            _shown[node.Id] = node.Tally;
        }
    }

    private async Task ShowCountsAsync(CancellationToken cancellationToken)
    {
        var changed = ClassNodes.Of(_registry!.State, _tallies.Of).Classes
            .Where(node => _shown.TryGetValue(node.Id, out var before) && before != node.Tally)
            .Select(node => (node.Id, node.Tally))
            .ToList();
        if (changed.Count > 0 && await _server.ShowAsync(changed, cancellationToken).ConfigureAwait(false))
        {
            changed.ForEach(entry => _shown[entry.Id] = entry.Tally);
        }
    }

    private void OnClassesDue()
    {
        Volatile.Write(ref _classesDue, 1);
        _due.Writer.TryWrite(true);
    }

    private void OnChanged(RegistryState state) => OnClassesDue();
}
