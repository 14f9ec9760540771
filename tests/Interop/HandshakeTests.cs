namespace AnyShot.Interop.Tests;

/// <summary>A PLC on a real agent: results that nobody collects, and a kill -9 between the trigger and the disk.</summary>
public sealed class HandshakeTests
{
    private const int Buffered = 64;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task SixtyFourResultsWait_OneMoreIsAnOverrunAndNoneIsOverwritten()
    {
        using var station = new Station("""{ "name": "line", "source": "virtual:?seed=5&rate=50", "trigger": { "mode": "plc" } }""", handshake: "level");
        await using var broker = new Broker(station.Folder, station.MqttPort);
        await broker.StartAsync();
        await using var subscriber = VerdictSubscriber.Start(station.MqttPort, "anyshot/s1/verdict");
        await using var agent = AgentProcess.Run(station.Configuration);
        await using var plc = await PlcClient.ConnectAsync(station.OpcUaPort);
        await plc.SetAsync("Cmd/TriggerEnable", true);

        var triggered = new List<(long Id, string PartId)>();
        for (var i = 0; (await plc.ReadAsync("Sts/ResultOverrun"))["Sts/ResultOverrun"].GetBoolean() is false; i++)
        {
            i.ShouldBeLessThan(Buffered + 5, "the overrun is not flagged");
            triggered.Add((await plc.TriggerAsync($"P-{i}"), $"P-{i}"));
            var all = triggered.Count;
            await subscriber.WaitForAsync(() => subscriber.Verdicts.Count >= all, $"{all} verdicts", Deadline);
            if (all > Buffered)
            {
                // The part is on MQTT; its way to the PLC's buffer ends with the flag or with Busy.
                await plc.UntilAsync("Sts/Busy", false);
            }
        }

        triggered.Count.ShouldBe(Buffered + 1);
        await plc.UntilAsync("Cnt/Overrun", 1);
        subscriber.Verdicts.Keys.Order().ShouldBe(triggered.Select(t => t.Id), "the one that is not shown is on MQTT");

        foreach (var (id, partId) in triggered.Take(Buffered))
        {
            var (seen, part, _) = await plc.CollectAsync();
            (seen, part).ShouldBe((id, partId));
        }

        (await plc.ReadAsync("Sts/ResultOverrun"))["Sts/ResultOverrun"].GetBoolean().ShouldBeTrue("until Reset");
        await plc.SetAsync("Cmd/Reset", true);
        await plc.UntilAsync("Sts/ResultOverrun", false);
        await plc.SetAsync("Cmd/Reset", false);
        var next = await plc.TriggerAsync("P-next");
        (await plc.CollectAsync()).PartId.ShouldBe("P-next");
        next.ShouldBe(triggered[^1].Id + 1);
    }

    [Fact]
    public async Task KilledBetweenTheTriggerAndTheDisk_ThePartIsAnsweredAsUnsureOnce()
    {
        // A frame every ten seconds: the kill falls between the reservation of the number and the verdict.
        using var station = new Station("""{ "name": "line", "source": "virtual:?seed=5&rate=0.1", "trigger": { "mode": "plc" } }""", handshake: "level", more: """ "outbox": { "replayRows": 2000 } """);
        await using var broker = new Broker(station.Folder, station.MqttPort);
        await broker.StartAsync();
        await using var subscriber = VerdictSubscriber.Start(station.MqttPort, "anyshot/s1/verdict");
        var agent = AgentProcess.Run(station.Configuration);
        try
        {
            long number;
            await using (var plc = await PlcClient.ConnectAsync(station.OpcUaPort))
            {
                await plc.SetAsync("Cmd/TriggerEnable", true);
                number = await plc.TriggerAsync("P-killed");
                await agent.KillAsync();
            }

            subscriber.Verdicts.ContainsKey(number).ShouldBeFalse();
            await agent.DisposeAsync();
            agent = AgentProcess.Run(station.Configuration);
            await using var again = await PlcClient.ConnectAsync(station.OpcUaPort);
            (await again.CollectAsync()).ShouldBe((number, "P-killed", true));
            await subscriber.WaitForAsync(() => subscriber.Verdicts.ContainsKey(number), $"verdict {number}", Deadline);
            subscriber.Verdicts[number].GetProperty("decision").GetString().ShouldBe("Unsure");

            await again.SetAsync("Cmd/TriggerEnable", true);
            (await again.TriggerAsync("P-next")).ShouldBe(number + 1, "no number is given twice");
            station.NewestId().ShouldBeGreaterThanOrEqualTo(number);
        }
        finally
        {
            await agent.DisposeAsync();
        }
    }
}
