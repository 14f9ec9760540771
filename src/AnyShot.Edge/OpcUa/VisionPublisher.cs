using AnyShot.Edge.Hosting;
using System.Threading.Channels;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.OpcUa;

/// <summary>Tells the vision system of OPC 40100-1 of the operating mode and of the configuration, and a server that is new of the newest verdicts on disk. The verdicts after them it sees in the tags.</summary>
internal sealed class VisionPublisher : AgentWorker
{
    private readonly ITagServer _server;
    private readonly IVerdictHistory _history;
    private readonly ModeSwitch? _mode;
    private readonly DeviceConfiguration _configuration;
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile VisionModel _model;
    private int _starts;

    /// <param name="server">The server.</param>
    /// <param name="history">Verdicts on disk.</param>
    /// <param name="mode">The operating mode; null where it is always automatic.</param>
    /// <param name="configuration">What runs, with <c>opcUa.machineVision.enabled</c>.</param>
    public VisionPublisher(ITagServer server, IVerdictHistory history, ModeSwitch? mode, DeviceConfiguration configuration)
    {
        (_server, _history, _mode, _configuration) = (server, history, mode, configuration);
        _model = VisionModel.Of(configuration)!;
        _server.Ready += OnReady;
        _configuration.Renewed += OnRenewed;
        if (_mode is not null)
        {
            _mode.Changed += OnChanged;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _server.Ready -= OnReady;
        _configuration.Renewed -= OnRenewed;
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
            // To each server: one that was prepared before a change takes over after it.
            var model = _model;
            var verdicts = starts == told ? [] : _history.Newest(model.Results);
            told = starts;
            foreach (var part in verdicts.Chunk(VisionNews.MostResults).DefaultIfEmpty([]))
            {
                // A server that is away is told when it is back.
                await _server.ShowAsync(new VisionNews(model, _mode is { Current: OperatingMode.Maintenance }, part), stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private void OnReady()
    {
        Interlocked.Increment(ref _starts);
        _due.Writer.TryWrite(true);
    }

    private void OnRenewed()
    {
        _model = VisionModel.Of(_configuration)!;
        _due.Writer.TryWrite(true);
    }

    private void OnChanged(OperatingMode mode) => _due.Writer.TryWrite(true);
}
