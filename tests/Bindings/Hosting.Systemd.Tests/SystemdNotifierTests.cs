using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Hosting.Systemd;

namespace Hosting.Systemd.Tests;

public sealed class SystemdNotifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-sd-").FullName;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("NOTIFY_SOCKET", null);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Notify_SocketGiven_SendsOneDatagram()
    {
        var path = Path.Combine(_folder, "notify");
        using var systemd = Listen(path);
        Environment.SetEnvironmentVariable("NOTIFY_SOCKET", path);

        var notifier = new SystemdNotifier();
        notifier.IsEnabled.ShouldBeTrue();
        notifier.Notify(ServiceState.Ready);
        notifier.Notify(new ServiceState("WATCHDOG=1"));

        Receive(systemd).ShouldBe("READY=1");
        Receive(systemd).ShouldBe("WATCHDOG=1");
    }

    [Fact]
    public void Notify_AbstractSocket_IsReached()
    {
        var name = "anyshot-test-" + Guid.NewGuid();
        using var systemd = Listen("\0" + name);
        Environment.SetEnvironmentVariable("NOTIFY_SOCKET", "@" + name);

        new SystemdNotifier().Notify(ServiceState.Stopping);

        Receive(systemd).ShouldBe("STOPPING=1");
    }

    [Fact]
    public void Notify_NoSocket_DoesNothing()
    {
        Environment.SetEnvironmentVariable("NOTIFY_SOCKET", null);
        var notifier = new SystemdNotifier();
        notifier.IsEnabled.ShouldBeFalse();
        Should.NotThrow(() => notifier.Notify(ServiceState.Ready));
    }

    private static Socket Listen(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 5000 };
        socket.Bind(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    private static string Receive(Socket socket)
    {
        var buffer = new byte[256];
        return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
    }
}
