using AnyShot.Edge.History;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Tests.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnyShot.Edge.Tests.History;

/// <summary>Runs in the child process: appends and counts until it is killed, printing a line a round.</summary>
internal static class HistoryChild
{
    public static int CountForever(string folder)
    {
        var time = TimeProvider.System;
        var alarms = new AlarmBoard(time);
        using var outbox = OutboxFolder.Open(Path.Combine(folder, "outbox.db"), new OutboxOptions(), [SinkNames.Mqtt], time);
        using var store = new HistoryStore(Path.Combine(folder, "history.db"), new HistoryOptions { KeepHours = TimeSpan.FromDays(3650) }, alarms, time);
        using var worker = new HistoryWorker(store, outbox, alarms, time, NullLogger<HistoryWorker>.Instance);
        while (true)
        {
            outbox.Append([HistoryFolder.At(0), HistoryFolder.At(1)]);
            worker.RunOnce();
            Console.WriteLine(store.Mark);
            Console.Out.Flush();
        }
    }
}
