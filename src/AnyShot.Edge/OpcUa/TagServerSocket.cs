using System.Net.Sockets;

namespace AnyShot.Edge.OpcUa;

/// <summary>The listening Unix socket, in a folder that only our user may enter.</summary>
internal sealed class TagServerSocket : IDisposable
{
    /// <summary>sun_path holds 108 bytes; a state directory may lie deeper.</summary>
    private const int LongestPath = 100;

    private readonly string? _temporaryFolder;
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <param name="folder">Folder of the socket, where its path is short enough; else a temporary one.</param>
    public TagServerSocket(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The OPC UA server needs the file modes of Linux to keep its socket private.");
        }

        const UnixFileMode OnlyUs = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        FilePath = Path.Combine(folder, "agent.sock");
        if (System.Text.Encoding.UTF8.GetByteCount(FilePath) > LongestPath)
        {
            // Created with mode 0700.
            _temporaryFolder = Directory.CreateTempSubdirectory("anyshot-opcua-").FullName;
            FilePath = Path.Combine(_temporaryFolder, "agent.sock");
        }
        else
        {
            Directory.CreateDirectory(folder, OnlyUs | UnixFileMode.UserExecute);
            File.Delete(FilePath);
        }

        _socket.Bind(new UnixDomainSocketEndPoint(FilePath));
        File.SetUnixFileMode(FilePath, OnlyUs);
        _socket.Listen(1);
    }

    public string FilePath { get; }

    public ValueTask<Socket> AcceptAsync(CancellationToken cancellationToken) => _socket.AcceptAsync(cancellationToken);

    public void Dispose()
    {
        _socket.Dispose();
        File.Delete(FilePath);
        if (_temporaryFolder is not null)
        {
            Directory.Delete(_temporaryFolder, recursive: true);
        }
    }
}
