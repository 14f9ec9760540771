using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AnyShot.Browser.Tests;

/// <summary>The network cable between a page and the agent. Pulled, nothing comes through and nobody is told: connections stay open and are silent.</summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<TcpClient> _open = [];
    private readonly int _port;
    private readonly Task _accepting;
    private volatile bool _isPulled;

    /// <param name="port">Of the agent, on this machine.</param>
    public Cable(int port)
    {
        _port = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Pull() => _isPulled = true;

    /// <summary>New connections come through; what was under way is lost.</summary>
    public void Plug()
    {
        foreach (var client in _open)
        {
            client.Dispose();
        }

        _isPulled = false;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        foreach (var client in _open)
        {
            client.Dispose();
        }

        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ForwardAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ForwardAsync(TcpClient page)
    {
        _open.Add(page);
        var agent = new TcpClient();
        _open.Add(agent);
        try
        {
            await agent.ConnectAsync(IPAddress.Loopback, _port, _end.Token);
            await Task.WhenAny(CopyAsync(page.GetStream(), agent.GetStream()), CopyAsync(agent.GetStream(), page.GetStream()));
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // Either side hung up.
        }
        finally
        {
            // Of a pulled cable neither side hears that the other hung up.
            if (!_isPulled)
            {
                page.Dispose();
                agent.Dispose();
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[8192];
        int read;
        while ((read = await from.ReadAsync(buffer, _end.Token)) > 0)
        {
            if (!_isPulled)
            {
                await to.WriteAsync(buffer.AsMemory(0, read), _end.Token);
            }
        }
    }
}
