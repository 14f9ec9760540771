using System.Text;

namespace Microsoft.Extensions.Hosting.Systemd;

/// <summary>A message of the sd_notify protocol (systemd, sd_notify(3)).</summary>
public struct ServiceState
{
    /// <summary>READY=1: start-up is finished.</summary>
    public static readonly ServiceState Ready = new("READY=1");

    /// <summary>STOPPING=1: the service is shutting down.</summary>
    public static readonly ServiceState Stopping = new("STOPPING=1");

    private readonly byte[] _data;

    /// <summary>A message of one's own, such as WATCHDOG=1 or STATUS=....</summary>
    public ServiceState(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _data = Encoding.UTF8.GetBytes(state);
    }

    /// <inheritdoc />
    public override string ToString() => _data == null ? string.Empty : Encoding.UTF8.GetString(_data);

    internal readonly byte[] GetData() => _data ?? [];
}
