using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AnyShot.Interop.Tests;

/// <summary>No verdict is lost: kill -9 of the agent, of the broker and of the OPC UA process, each in the middle of 500 verdicts, twenty rounds.</summary>
public sealed class KillTests
{
    private const int Rounds = 20;
    private const int VerdictsPerRound = 500;

    [Fact]
    public async Task KillAnything_TwentyRounds_SubscriberHasEveryVerdict()
    {
        using var station = new Station(more: """ "outbox": { "replayRows": 2000 } """);
        await using var broker = new Broker(station.Folder, station.MqttPort);
        await broker.StartAsync();
        await using var subscriber = VerdictSubscriber.Start(station.MqttPort, "anyshot/s1/verdict");
        var random = new Random(20);
        var agent = AgentProcess.Run(station.Configuration);
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var victim in Shuffled(random))
                {
                    await SeenAsync(subscriber, subscriber.Verdicts.Count + random.Next(VerdictsPerRound / 5, VerdictsPerRound / 3));
                    switch (victim)
                    {
                        case Victim.Agent:
                            await agent.DisposeAsync();
                            agent = AgentProcess.Run(station.Configuration);
                            break;
                        case Victim.Broker:
                            await broker.KillAsync();
                            await broker.StartAsync();
                            break;
                        default:
                            await KillOpcUaAsync(agent);
                            break;
                    }
                }

                await SeenAsync(subscriber, (round + 1) * VerdictsPerRound);
            }

            (await agent.TerminateAsync()).ShouldBe(0, agent.Output);
            var newest = station.NewestId();
            newest.ShouldBeGreaterThanOrEqualTo(Rounds * VerdictsPerRound);

            // What was on the way when the agent was asked to stop goes out at its next start.
            agent = AgentProcess.Run(station.Configuration);
            await subscriber.WaitForAsync(() => Missing(subscriber, newest).Length == 0, () => $"verdicts {string.Join(", ", Missing(subscriber, newest))}", TimeSpan.FromSeconds(30));
            Missing(subscriber, newest).ShouldBeEmpty();
            await using var reader = OpcUaReader.Start(station.OpcUaPort, "s1");
            await reader.WaitForAsync(
                () => reader.Readings.Any(r => r.GetProperty("Res/InspectionId") is { ValueKind: JsonValueKind.Number } id && id.GetInt64() >= newest),
                "the newest verdict on OPC UA");
        }
        finally
        {
            await agent.DisposeAsync();
        }
    }

    private enum Victim
    {
        Agent,
        Broker,
        OpcUa,
    }

    private static Victim[] Shuffled(Random random)
    {
        Victim[] victims = [Victim.Agent, Victim.Broker, Victim.OpcUa];
        random.Shuffle(victims);
        return victims;
    }

    private static Task SeenAsync(VerdictSubscriber subscriber, int count) =>
        subscriber.WaitForAsync(() => subscriber.Verdicts.Count >= count, $"{count} verdicts", TimeSpan.FromSeconds(60));

    private static long[] Missing(VerdictSubscriber subscriber, long newest)
    {
        var missing = new List<long>();
        for (long id = 1; id <= newest; id++)
        {
            if (!subscriber.Verdicts.ContainsKey(id))
            {
                missing.Add(id);
            }
        }

        return [.. missing];
    }

    /// <summary>Kills the agent's OPC UA child as it is now; there is always one, or one is about to be.</summary>
    private static async Task KillOpcUaAsync(AgentProcess agent)
    {
        using var pkill = Process.Start("pkill", ["-KILL", "-P", agent.Id.ToString(CultureInfo.InvariantCulture), "node"]);
        await pkill.WaitForExitAsync();
    }
}
