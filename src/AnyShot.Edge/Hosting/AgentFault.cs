namespace AnyShot.Edge.Hosting;

/// <summary>
/// A fault that the process must not survive. The host is stopped in order and the process ends with <see cref="ExitCodes.Fault"/>,
/// so that systemd starts it again; a host that merely stops would end with 0.
/// </summary>
public sealed class AgentFault(IHostApplicationLifetime lifetime)
{
    private Exception? _first;

    /// <summary>The first fault, or null.</summary>
    public Exception? First => Volatile.Read(ref _first);

    /// <summary>Remembers the fault and stops the host. Thread-safe.</summary>
    public void Report(string where, Exception error)
    {
        Interlocked.CompareExchange(ref _first, new InvalidOperationException($"{where}: {error.Message}", error), null);
        lifetime.StopApplication();
    }
}
