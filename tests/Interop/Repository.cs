using System.Net;
using System.Net.Sockets;

namespace AnyShot.Interop.Tests;

/// <summary>Where things are, seen from the tests.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The agent as built beside these tests, in the same build configuration.</summary>
    public static string Agent { get; } = Path.Combine(Root, "src/AnyShot.Edge/bin", BuildConfiguration, "net10.0/anyshot-edge.dll");

    public static string SharedData => Path.GetFullPath(Path.Combine(Root, "../shared/data"));

    private static string BuildConfiguration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>A port of the loopback interface that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AnyShot.Edge.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd('/')) ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
