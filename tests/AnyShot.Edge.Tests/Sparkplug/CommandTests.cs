using AnyShot.Edge.Observability;
using AnyShot.Edge.Sparkplug;
using MQTTnet.Tests;
using Xunit.Abstractions;

namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>What a host may write, and that nothing else does harm.</summary>
public sealed class CommandTests(ITestOutputHelper output) : IDisposable
{
    private const string NodeCommand = "spBv1.0/press shop/NCMD/s1";
    private const string RefusedEvent = "4110 ";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-sparkplug-");
    private readonly SparkplugDecoder _decoder = new();

    public void Dispose()
    {
        _decoder.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Commands_OfEveryWrongKind_AreRefusedWithOneLineForEachCause()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var host = await SparkplugHost.StartAsync(broker);
        await using var tap = new MqttTap(broker.Port);
        await using var station = new SparkplugStation(tap.Port, _folder.FullName);
        // There before the node comes, so that each of its subscriptions brings it.
        await host.CommandAsync(NodeCommand, await _decoder.EncodeRebirthAsync(), retain: true);
        await station.StartAsync();
        await SparkplugStation.UntilAsync(() => Count(tap, "DBIRTH") == 2);

        for (var i = 0; i < 3; i++)
        {
            await host.CommandAsync("spBv1.0/press shop/DCMD/s1/top", await _decoder.EncodeRebirthAsync());
            await host.CommandAsync(NodeCommand, new byte[NodeCommands.LongestCommand + 1]);
            await host.CommandAsync(NodeCommand, [0x0A, 0xFF]);
            await host.CommandAsync(NodeCommand, []);
            await host.CommandAsync(NodeCommand, await _decoder.EncodeAsync(new { alias = 7, type = "Boolean", value = true }));
            await host.CommandAsync(NodeCommand, await _decoder.EncodeAsync(new { name = "Cnt/Pass\u001b[2J\n", type = "Int64", value = 0 }));
            await host.CommandAsync(NodeCommand, await _decoder.EncodeAsync(new { name = "Node Control/Rebirth", type = "Boolean", value = false }));
            await host.CommandAsync(NodeCommand, await _decoder.EncodeAsync(new { name = "Node Control/Rebirth", type = "String", value = "true" }));
        }

        await SparkplugStation.UntilAsync(() => Refused(station, CommandRefusal.WrongValue) == 6);
        foreach (var (refusal, count) in new[]
        {
            (CommandRefusal.Device, 3), (CommandRefusal.TooLong, 3), (CommandRefusal.NotProtobuf, 3), (CommandRefusal.WithoutMetrics, 3),
            (CommandRefusal.WithoutName, 3), (CommandRefusal.UnknownMetric, 3),
        })
        {
            Refused(station, refusal).ShouldBe(count, refusal.ToString());
        }

        Refused(station, CommandRefusal.Retained).ShouldBeGreaterThan(0);
        var lines = station.Log.Where(l => l.StartsWith(RefusedEvent, StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(Enum.GetValues<CommandRefusal>().Length);
        lines.ShouldBeUnique();
        lines.ShouldAllBe(l => !l.Any(char.IsControl));
        // None of them was taken for a rebirth.
        Count(tap, "NBIRTH").ShouldBe(1);
    }

    [Fact]
    public async Task Commands_AThousandRandomAndMutated_DoNoHarm()
    {
        const int Messages = 1000;
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var broker = await TestBroker.StartAsync("allow_anonymous true\nmax_queued_messages 100000");
        await using var host = await SparkplugHost.StartAsync(broker);
        await using var tap = new MqttTap(broker.Port);
        await using var station = new SparkplugStation(tap.Port, _folder.FullName);
        await station.StartAsync();
        await SparkplugStation.UntilAsync(() => Count(tap, "DBIRTH") == 2);
        var rebirth = await _decoder.EncodeRebirthAsync();
        var birth = tap.Packets.First(p => p.Type == MqttPacketType.Publish).Payload;

        for (var i = 0; i < Messages; i++)
        {
            await host.CommandAsync(random.Next(4) == 0 ? "spBv1.0/press shop/DCMD/s1/side" : NodeCommand, Hostile(random, rebirth, birth));
        }

        // A last one of a kind that only it is, so that all before it have been worked off.
        await host.CommandAsync(NodeCommand, new byte[NodeCommands.LongestCommand + 1]);
        await SparkplugStation.UntilAsync(() => Refused(station, CommandRefusal.TooLong) == 1);
        var lines = station.Log.Where(l => l.StartsWith(RefusedEvent, StringComparison.Ordinal)).ToList();
        lines.ShouldBeUnique();
        lines.Count.ShouldBeLessThanOrEqualTo(Enum.GetValues<CommandRefusal>().Length);
        Refused(station, CommandRefusal.NotProtobuf).ShouldBeGreaterThan(0);
        Refused(station, CommandRefusal.UnknownMetric).ShouldBeGreaterThan(0);

        // The node lives, on the same connection: it does what is asked, and delivers.
        var births = Count(tap, "NBIRTH");
        await host.CommandAsync(NodeCommand, rebirth);
        await SparkplugStation.UntilAsync(() => Count(tap, "NBIRTH") > births);
        station.Append(5);
        await SparkplugStation.UntilAsync(() => station.Waiting == 0);
        tap.Packets.Count(p => p.Type == MqttPacketType.Connect).ShouldBe(1);
    }

    [Fact]
    public async Task Rebirth_WhileABacklogIsSent_StopsTheDataAndGoesOnAfterTheBirths()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var host = await SparkplugHost.StartAsync(broker);
        await using var tap = new MqttTap(broker.Port);
        await using var station = new SparkplugStation(tap.Port, _folder.FullName);
        station.Append(3000);
        await station.StartAsync();
        await SparkplugStation.UntilAsync(() => Count(tap, "DDATA") > 300);
        await host.CommandAsync(NodeCommand, await _decoder.EncodeRebirthAsync());
        await SparkplugStation.UntilAsync(() => station.Waiting == 0);
        await SparkplugStation.UntilAsync(() => Count(tap, "NBIRTH") == 2);

        var topics = tap.Packets.Where(p => p.Type == MqttPacketType.Publish).Select(p => p.Topic.Split('/')[2]).ToList();
        topics.Skip(topics.LastIndexOf("NBIRTH")).Take(3).ShouldBe(["NBIRTH", "DBIRTH", "DBIRTH"]);
        topics.Count(t => t == "DDATA").ShouldBe(3000);
    }

    [Fact]
    public async Task Rebirth_AskedForWithoutEnd_LetsTheVerdictsThrough()
    {
        await using var broker = await TestBroker.StartAsync("allow_anonymous true\nmax_queued_messages 100000");
        await using var host = await SparkplugHost.StartAsync(broker);
        await using var tap = new MqttTap(broker.Port);
        await using var station = new SparkplugStation(tap.Port, _folder.FullName);
        await station.StartAsync();
        await SparkplugStation.UntilAsync(() => Count(tap, "DBIRTH") == 2);
        var rebirth = await _decoder.EncodeRebirthAsync();
        using var enough = new CancellationTokenSource();
        // While verdicts wait there is always another request; bounded all the same.
        var asking = Task.Run(async () =>
        {
            for (var i = 0; i < 200_000 && !enough.IsCancellationRequested; i++)
            {
                await host.CommandAsync(NodeCommand, rebirth);
            }
        });
        await SparkplugStation.UntilAsync(() => Count(tap, "NBIRTH") >= 3);
        station.Append(200);
        await SparkplugStation.UntilAsync(() => station.Waiting == 0);
        await enough.CancelAsync();
        await asking;
    }

    private static byte[] Hostile(Random random, byte[] rebirth, byte[] birth)
    {
        switch (random.Next(4))
        {
            case 0:
                var noise = new byte[random.Next(200)];
                random.NextBytes(noise);
                return noise;
            case 1:
                return birth[..random.Next(birth.Length)];
            case 2:
                // Groups within groups, deeper than any reader should follow.
                return [.. Enumerable.Repeat((byte)0x33, random.Next(1, 50_000))];
            default:
                byte[] mutated = [.. random.Next(2) == 0 ? rebirth : birth];
                for (var i = random.Next(1, 8); i > 0; i--)
                {
                    mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
                }

                return mutated;
        }
    }

    private static long Refused(SparkplugStation station, CommandRefusal refusal) =>
        station.Metrics.Counters.Get(CounterNames.SparkplugCommandsRefused, "reason", refusal.ToString());

    private static int Count(MqttTap tap, string verb) => tap.Packets.Count(p => p.Type == MqttPacketType.Publish && p.Topic.Contains($"/{verb}/"));
}
