using System.Net.Sockets;

namespace Microsoft.Extensions.Hosting.Systemd;

/// <summary>sd_notify over the datagram socket that NOTIFY_SOCKET names.</summary>
public class SystemdNotifier : ISystemdNotifier
{
    private const string Variable = "NOTIFY_SOCKET";
    private readonly string? _socketPath = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? Address(path) : null;

    /// <inheritdoc />
    public bool IsEnabled => _socketPath is not null;

    /// <inheritdoc />
    public void Notify(ServiceState state)
    {
        if (_socketPath is null)
        {
            return;
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(_socketPath));
        socket.Send(state.GetData());
    }

    // A leading @ stands for the abstract namespace, whose names begin with a zero byte.
    private static string Address(string path) => path[0] == '@' ? string.Concat("\0", path.AsSpan(1)) : path;
}
