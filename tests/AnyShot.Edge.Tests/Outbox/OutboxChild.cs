using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Tests.Outbox;

/// <summary>Runs in the child process: appends until it is killed or the disk refuses, printing each id once the outbox says it is durable.</summary>
internal static class OutboxChild
{
    public static int AppendForever(string path)
    {
        using var outbox = OutboxFolder.Open(path, new OutboxOptions(), [SinkNames.Mqtt, SinkNames.OpcUa], TimeProvider.System);
        for (var i = 0; ; i++)
        {
            try
            {
                foreach (var verdict in outbox.Append([.. Enumerable.Range(0, 1 + (i % 3)).Select(n => Verdicts.New(partId: $"part-{i}-{n}"))]))
                {
                    Console.WriteLine(verdict.InspectionId);
                }

                if (i % 2 == 1)
                {
                    outbox.Acknowledge(SinkNames.OpcUa, [.. outbox.ReadPending(SinkNames.OpcUa, 0, 100).Select(e => e.InspectionId)]);
                }

                Console.Out.Flush();
            }
            catch (OutboxFullException e)
            {
                Console.WriteLine($"full: {e.Message}");
                return 0;
            }
        }
    }

    /// <summary>Reserves two ids, adds to a count, says so and waits to be killed.</summary>
    public static int ReserveUntilKilled(string path)
    {
        using var outbox = OutboxFolder.Open(path, new OutboxOptions(), [SinkNames.Mqtt, SinkNames.OpcUa], TimeProvider.System);
        outbox.Reserve("top", "P-1");
        outbox.AddTally("missed");
        Console.WriteLine(outbox.Reserve("top", "P-2"));
        Console.Out.Flush();
        new ManualResetEvent(false).WaitOne();
        return 0;
    }
}
