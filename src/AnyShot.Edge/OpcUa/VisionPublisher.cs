using AnyShot.Edge.Hosting;
using System.Threading.Channels;
using AnyShot.Edge.Control;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.OpcUa;

/// <summary>Tells the vision system of OPC 40100-1 of the operating mode, and a server that is new of the newest verdicts on disk. The verdicts after them it sees in the tags.</summary>
internal sealed class VisionPublisher : AgentWorker
{
    private readonly ITagServer _server;
    private readonly IVerdictHistory _history;
    private readonly ModeSwitch? _mode;
    private readonly MachineVisionOptions _options;
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private int _starts;

    /// <param name="server">The server.</param>
    /// <param name="history">Verdicts on disk.</param>
    /// <param name="mode">The operating mode; null where it is always automatic.</param>
    /// <param name="options">Section <c>opcUa.machineVision</c>.</param>
    public VisionPublisher(ITagServer server, IVerdictHistory history, ModeSwitch? mode, MachineVisionOptions options)
    {
        (_server, _history, _mode, _options) = (server, history, mode, options);
        _server.Ready += OnReady;
        if (_mode is not null)
        {
            _mode.Changed += OnChanged;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _server.Ready -= OnReady;
        if (_mode is not null)
        {
            _mode.Changed -= OnChanged;
        }

        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var told = 0;
        await foreach (var _ in _due.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            var starts = Volatile.Read(ref _starts);
            var verdicts = starts == told ? [] : _history.Newest(_options.Results);
            told = starts;
            foreach (var part in verdicts.Chunk(VisionNews.MostResults).DefaultIfEmpty([]))
            {
                // A server that is away is told when it is back.
                await _server.ShowAsync(new VisionNews(_mode is { Current: OperatingMode.Maintenance }, part), stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private void OnReady()
    {
        Interlocked.Increment(ref _starts);
        _due.Writer.TryWrite(true);
    }

    private void OnChanged(OperatingMode mode) => _due.Writer.TryWrite(true);
}
