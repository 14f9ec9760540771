using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using AnyShot.Edge.OpcUa;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>Runs in the child process: an agent's server, whose process id is printed; waits to be killed.</summary>
internal static class OpcUaChild
{
    public static int ServeUntilKilled(string stateFolder)
    {
        var options = new AgentOptions { Station = new StationOptions { Name = "station-1" }, StateDirectory = stateFolder, OpcUa = OpcUaStation.Open };
        var configuration = new DeviceConfiguration(options, Path.Combine(stateFolder, "device.json"), 1);
        using var server = new NodeTagServer(configuration, new AlarmBoard(TimeProvider.System), new AgentMetrics(), TimeProvider.System, NullLogger<NodeTagServer>.Instance);
        server.Ready += () =>
        {
            Console.WriteLine(server.ProcessId);
            Console.Out.Flush();
        };
        server.StartAsync(CancellationToken.None);
        new ManualResetEvent(false).WaitOne();
        return 0;
    }
}
