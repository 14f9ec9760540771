using System.Net;
using System.Net.Sockets;

namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>
/// Lies between a client and the broker, passes on every byte, and records the packets of the client. It can be told to swallow what the client sends, as a network
/// that is dead but not yet known to be, and to cut the connections.
/// </summary>
internal sealed class MqttTap : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<MqttPacket> _packets = [];
    private readonly List<(TcpClient Client, TcpClient Broker)> _open = [];
    private readonly int _brokerPort;
    private readonly Task _accepting;
    private int _connections;
    private int _publishesUntilSilence = int.MaxValue;

    public MqttTap(int brokerPort)
    {
        _brokerPort = brokerPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The most connections that were open at one time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>All packets so far, in the order of their arrival.</summary>
    public IReadOnlyList<MqttPacket> Packets
    {
        get
        {
            lock (_gate)
            {
                return [.. _packets];
            }
        }
    }

    /// <summary>True while nothing of the client reaches the broker.</summary>
    public bool IsSilent
    {
        get
        {
            lock (_gate)
            {
                return _publishesUntilSilence <= 0;
            }
        }
    }

    /// <summary>From this many further PUBLISH packets on nothing of the client reaches the broker, until the next <see cref="Cut"/>.</summary>
    public void SwallowAfter(int publishes)
    {
        lock (_gate)
        {
            _publishesUntilSilence = publishes;
        }
    }

    /// <summary>Closes all connections, without a DISCONNECT.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            _publishesUntilSilence = int.MaxValue;
            _open.ForEach(Close);
            _open.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static void Close((TcpClient Client, TcpClient Broker) pair)
    {
        pair.Client.Dispose();
        pair.Broker.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            var broker = new TcpClient();
            try
            {
                await broker.ConnectAsync(IPAddress.Loopback, _brokerPort, _stop.Token);
            }
            catch (SocketException)
            {
                // The broker is away, so the client finds nobody either.
                client.Dispose();
                broker.Dispose();
                continue;
            }

            (client.NoDelay, broker.NoDelay) = (true, true);
            int number;
            lock (_gate)
            {
                number = _connections++;
                _open.Add((client, broker));
                MostAtOnce = Math.Max(MostAtOnce, _open.Count);
            }

            var up = Task.Run(() => UpAsync(client.GetStream(), broker.GetStream(), number));
            var down = Task.Run(() => broker.GetStream().CopyToAsync(client.GetStream(), _stop.Token));
            _ = EndAsync(up, down, (client, broker));
        }
    }

    private async Task EndAsync(Task up, Task down, (TcpClient Client, TcpClient Broker) pair)
    {
        // The client closes its half first when it says goodbye; what the broker still says to that is passed on until it closes too.
        await up.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (up.IsCompletedSuccessfully)
        {
            pair.Broker.Client.Shutdown(SocketShutdown.Send);
            await Task.WhenAny(down, Task.Delay(TimeSpan.FromSeconds(5), _stop.Token)).ConfigureAwait(false);
        }

        lock (_gate)
        {
            _open.Remove(pair);
            Close(pair);
        }
    }

    private async Task UpAsync(NetworkStream client, NetworkStream broker, int connection)
    {
        var isVersion5 = false;
        while (await ReadPacketAsync(client) is { } raw)
        {
            var type = (MqttPacketType)(raw.Bytes[0] >> 4);
            var body = raw.Bytes[raw.HeaderLength..];
            if (type == MqttPacketType.Connect)
            {
                isVersion5 = new MqttPacket(connection, type, 0, body, true).Connect().Version == 5;
            }

            bool isSilent;
            lock (_gate)
            {
                _packets.Add(new MqttPacket(connection, type, raw.Bytes[0] & 15, body, isVersion5));
                isSilent = _publishesUntilSilence <= 0;
                if (type == MqttPacketType.Publish && _publishesUntilSilence is > 0 and < int.MaxValue)
                {
                    _publishesUntilSilence--;
                }
            }

            if (!isSilent)
            {
                await broker.WriteAsync(raw.Bytes, _stop.Token);
            }
        }
    }

    private async Task<(byte[] Bytes, int HeaderLength)?> ReadPacketAsync(NetworkStream stream)
    {
        var header = new byte[5];
        if (await stream.ReadAtLeastAsync(header.AsMemory(0, 1), 1, throwOnEndOfStream: false, _stop.Token) == 0)
        {
            return null;
        }

        var (length, count) = (0, 0);
        do
        {
            count++;
            await stream.ReadExactlyAsync(header.AsMemory(count, 1), _stop.Token);
            length |= (header[count] & 0x7f) << (7 * (count - 1));
        }
        while ((header[count] & 0x80) != 0);

        var packet = new byte[1 + count + length];
        header.AsSpan(0, 1 + count).CopyTo(packet);
        await stream.ReadExactlyAsync(packet.AsMemory(1 + count), _stop.Token);
        return (packet, 1 + count);
    }
}
