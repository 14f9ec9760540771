using AnyShot.Edge.Mqtt;

namespace AnyShot.Edge.Tests.Mqtt;

/// <summary>Runs in child processes that a test kills.</summary>
internal static class MqttChild
{
    public static int RunStation(int port, string folder)
    {
        var station = new MqttStation(port, folder);
        station.Readiness.MarkReady();
        station.StartAsync().GetAwaiter().GetResult();
        return UntilKilled();
    }

    public static int RunLocalBroker(int port, string folder)
    {
        var broker = LocalBroker.StartAsync(port, folder, CancellationToken.None).GetAwaiter().GetResult();
        Console.WriteLine(broker.ProcessId);
        return UntilKilled();
    }

    private static int UntilKilled()
    {
        using var never = new ManualResetEventSlim();
        never.Wait();
        return 0;
    }
}
