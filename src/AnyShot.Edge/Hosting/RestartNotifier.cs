using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Hosting.Systemd;

namespace AnyShot.Edge.Hosting;

/// <summary>
/// Tells systemd of a start in the same process as what it is, a reload: after STOPPING=1 it would end the process once TimeoutStopSec has passed. Nothing feeds the watchdog meanwhile, so its
/// time is extended until the agent is ready again (sd_notify(3): RELOADING, WATCHDOG_USEC).
/// </summary>
internal sealed class RestartNotifier(ISystemdNotifier notifier, AgentRestart restart) : ISystemdNotifier
{
    private const long LongestStartMicroseconds = 180_000_000;
    private static readonly string? s_watchdog = Environment.GetEnvironmentVariable("WATCHDOG_USEC");

    public bool IsEnabled => notifier.IsEnabled;

    public void Notify(ServiceState state)
    {
        if (state.ToString() == ServiceState.Stopping.ToString() && restart.StartsAnew)
        {
            // CLOCK_MONOTONIC in full: coarser, it could lie before the reload that it tells of.
            var now = Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);
            state = new ServiceState(string.Create(CultureInfo.InvariantCulture, $"RELOADING=1\nMONOTONIC_USEC={now}{Watchdog(LongestStartMicroseconds.ToString(CultureInfo.InvariantCulture))}"));
        }
        else if (state.ToString() == ServiceState.Ready.ToString())
        {
            state = new ServiceState(state + Watchdog(s_watchdog));
        }

        notifier.Notify(state);
    }

    private static string Watchdog(string? microseconds) => s_watchdog is null ? "" : $"\nWATCHDOG_USEC={microseconds}";
}
