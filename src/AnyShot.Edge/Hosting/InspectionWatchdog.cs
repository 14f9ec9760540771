using System.Net.Sockets;
using AnyShot.Edge.Inspection;
using Microsoft.Extensions.Hosting.Systemd;

namespace AnyShot.Edge.Hosting;

/// <summary>
/// Feeds systemd's watchdog from the inspection loop: each step of its heartbeat sends WATCHDOG=1, so a stuck model or a stuck disk
/// ends in a restart although other threads still run. Does nothing outside systemd.
/// </summary>
public sealed partial class InspectionWatchdog(InspectionHeartbeat heartbeat, IServiceProvider services, ILogger<InspectionWatchdog> logger) : IHostedService
{
    private static readonly ServiceState Alive = new("WATCHDOG=1");
    private ISystemdNotifier? _notifier;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _notifier = services.GetService<ISystemdNotifier>();
        if (_notifier is { IsEnabled: true })
        {
            heartbeat.Stepped += OnStep;
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        heartbeat.Stepped -= OnStep;
        return Task.CompletedTask;
    }

    private void OnStep(uint counter)
    {
        try
        {
            _notifier!.Notify(Alive);
        }
        catch (SocketException error)
        {
            // On the inspection thread: a message that systemd does not get ends in its restart, not in a fault of the loop.
            LogNotSent(error.Message);
        }
    }

    [LoggerMessage(1010, LogLevel.Warning, "systemd's watchdog could not be fed: {Reason}")]
    private partial void LogNotSent(string reason);
}
