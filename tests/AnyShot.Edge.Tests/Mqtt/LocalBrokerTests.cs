using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AnyShot.Edge.Mqtt;
using MQTTnet.Tests;

namespace AnyShot.Edge.Tests.Mqtt;

public sealed class LocalBrokerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-broker-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task StartAsync_FreePort_ListensUntilDisposed()
    {
        var port = TestBroker.FreePort();
        var broker = await LocalBroker.StartAsync(port, _folder.FullName, CancellationToken.None);
        (await AnswersAsync(port)).ShouldBeTrue();
        await broker.DisposeAsync();
        (await AnswersAsync(port)).ShouldBeFalse();
    }

    [Fact]
    public async Task StartAsync_PortTaken_SaysWhichPort()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var e = await Should.ThrowAsync<LocalBrokerException>(() => LocalBroker.StartAsync(port, _folder.FullName, CancellationToken.None));
        e.Message.ShouldStartWith($"mosquitto does not start on 127.0.0.1:{port}: ");
    }

    [Fact]
    public async Task Agent_Killed_TakesTheBrokerWithIt()
    {
        using var agent = TestChild.Start("", "local-broker", $"{TestBroker.FreePort()}", _folder.FullName);
        using var broker = Process.GetProcessById(int.Parse((await agent.StandardOutput.ReadLineAsync())!));
        agent.Kill();
        await broker.WaitForExitAsync().WaitAsync(Subscriber.Deadline);
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
