using AnyShot.Edge.Outbox;
using AnyShot.Edge.Storage;
using FsCheck;

namespace AnyShot.Edge.Tests.Outbox;

/// <summary>Random histories of append, acknowledge, replay, prune, restart and time against <see cref="OutboxModel"/>.</summary>
public sealed class OutboxModelTests
{
    private static readonly string[] Sinks = [SinkNames.Mqtt, SinkNames.OpcUa];

    [Fact]
    public void AnyHistory_OfOperations_AgreesWithTheModel() =>
        Prop.ForAll(Arb.From<Tuple<byte, byte>[]>(), steps => Run([.. steps.Select(s => (s.Item1, s.Item2))])).Check(new FsCheck.Configuration
        {
            MaxNbOfTest = 60,
            EndSize = 60,
            QuietOnSuccess = true,
            Runner = Config.QuickThrowOnFailure.Runner,
        });

    private static void Run((byte Operation, byte Argument)[] steps)
    {
        using var folder = new OutboxFolder();
        var options = new OutboxOptions { ReplayWindow = TimeSpan.FromMinutes(10), ReplayRows = 8 };
        var model = new OutboxModel(Sinks, options.ReplayWindow, options.ReplayRows);
        var outbox = folder.Open(options);
        try
        {
            foreach (var (operation, argument) in steps)
            {
                var sink = Sinks[argument % 2];
                var now = folder.Clock.GetUtcNow();
                switch (operation % 7)
                {
                    case 0 or 1:
                        var count = 1 + (argument % 6);
                        model.Append(count);
                        outbox.Append([.. Enumerable.Range(0, count).Select(_ => Verdicts.New())])[^1].InspectionId.ShouldBe(model.Last);
                        break;
                    case 2:
                        var ids = model.Pending(sink).Select(p => p.Id).Where(id => (id + argument) % 3 != 0).Take(argument % 8).Append(argument).ToList();
                        model.Acknowledge(sink, ids, now);
                        outbox.Acknowledge(sink, ids);
                        break;
                    case 3:
                        outbox.Replay(sink).ShouldBe(model.Replay(sink, now));
                        break;
                    case 4:
                        model.Prune(now);
                        while (outbox.Prune(3) > 0)
                        {
                        }

                        break;
                    case 5:
                        folder.Clock.Advance(TimeSpan.FromMinutes(argument % 13));
                        break;
                    default:
                        outbox.Dispose();
                        outbox = folder.Open(options);
                        break;
                }

                Compare(folder, outbox, model);
            }
        }
        finally
        {
            outbox.Dispose();
        }
    }

    private static void Compare(OutboxFolder folder, SqliteOutbox outbox, OutboxModel model)
    {
        foreach (var sink in Sinks)
        {
            var pending = outbox.ReadPending(sink, 0, int.MaxValue).Select(e => (e.InspectionId, e.IsReplay)).ToList();
            pending.ShouldBe(model.Pending(sink));
            outbox.Backlog(sink).Pending.ShouldBe(pending.Count);
        }

        outbox.Counts().Total.ShouldBe(model.Last);
        (outbox.Newest()?.InspectionId ?? 0).ShouldBe(model.Last);
        using var connection = SqliteFile.Open(folder.File);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM verdict ORDER BY id";
        using var row = command.ExecuteReader();
        var kept = new List<long>();
        while (row.Read())
        {
            kept.Add(row.GetInt64(0));
        }

        kept.ShouldBe(model.Kept());
    }
}
