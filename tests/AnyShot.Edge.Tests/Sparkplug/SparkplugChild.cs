namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>Runs in child processes that a test kills.</summary>
internal static class SparkplugChild
{
    public static int RunStation(int port, string folder)
    {
        var station = new SparkplugStation(port, folder);
        station.StartAsync().GetAwaiter().GetResult();
        using var never = new ManualResetEventSlim();
        // A part every few milliseconds, until killed.
        while (!never.Wait(TimeSpan.FromMilliseconds(5)))
        {
            station.Append(1);
        }

        return 0;
    }
}
