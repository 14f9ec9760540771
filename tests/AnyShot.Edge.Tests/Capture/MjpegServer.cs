using System.Net;
using System.Net.Sockets;
using System.Text;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Capture;

/// <summary>A network camera: serves one endless motion-JPEG stream to each client, and can be told to fall silent.</summary>
internal sealed class MjpegServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TcpClient> _clients = [];
    private volatile bool _silent;
    private int _level;

    /// <param name="port">Port on loopback; 0 for a free one.</param>
    public MjpegServer(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => $"http://127.0.0.1:{Port}/stream.mjpg";

    /// <summary>Keeps the connections but sends nothing more.</summary>
    public bool Silent
    {
        get => _silent;
        set => _silent = value;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        lock (_clients)
        {
            _clients.ForEach(c => c.Dispose());
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                lock (_clients)
                {
                    _clients.Add(client);
                }

                _ = ServeAsync(client);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The camera is switched off.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            var stream = client.GetStream();
            await stream.ReadAtLeastAsync(new byte[4096], 16, cancellationToken: _stop.Token);
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n"), _stop.Token);
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (await pace.WaitForNextTickAsync(_stop.Token))
            {
                if (!_silent)
                {
                    var jpeg = Picture(Interlocked.Increment(ref _level));
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {jpeg.Length}\r\n\r\n"), _stop.Token);
                    await stream.WriteAsync(jpeg, _stop.Token);
                    await stream.WriteAsync("\r\n"u8.ToArray(), _stop.Token);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client or the camera has gone.
        }
    }

    private static byte[] Picture(int level)
    {
        using var image = new Mat(48, 64, MatType.CV_8UC3, new Scalar(level * 3 % 256, level * 5 % 256, level * 7 % 256));
        Cv2.ImEncode(".jpg", image, out var bytes);
        return bytes;
    }
}
