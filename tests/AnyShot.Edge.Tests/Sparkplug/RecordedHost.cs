using AnyShot.Edge.Observability;
using MQTTnet.Tests;

namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>
/// An edge node that waits for the primary host "scada", recorded step by step: other hosts and messages that do not count, then the host itself, a late message of an
/// older session, the host leaving, verdicts that wait, the host back in a new session. The tests of the single assertions look at it.
/// </summary>
public sealed class RecordedHost : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-sparkplug-");
    private readonly SparkplugDecoder _decoder = new();

    /// <summary>NBIRTH messages after another host said online, after this one said offline, and after it said online with an older timestamp.</summary>
    internal int BirthsForOther { get; private set; }

    internal int BirthsForOffline { get; private set; }

    internal int BirthsForOlder { get; private set; }

    /// <summary>Packets up to the moment before the host said online.</summary>
    internal int PacketsBeforeOnline { get; private set; }

    /// <summary>Connections after an offline message of an older session.</summary>
    internal int ConnectsAfterOlderOffline { get; private set; }

    internal RecordedSession Session { get; private set; } = null!;

    /// <summary>Packets up to the moment before the host said offline.</summary>
    internal int PacketsBeforeOffline { get; private set; }

    /// <summary>Packets up to the moment before the host said online again.</summary>
    internal int PacketsBeforeReturn { get; private set; }

    public async Task InitializeAsync()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var tap = new MqttTap(broker.Port);
        await using var host = await SparkplugHost.StartAsync(broker);
        await using (var station = new SparkplugStation(tap.Port, _folder.FullName, o => o.Sparkplug.PrimaryHostId = "scada"))
        {
            await station.StartAsync();
            await SparkplugStation.UntilAsync(() => station.Status is { Status: HealthStatus.Degraded } s && s.Sentence.Contains("scada"));
            station.Append(3);

            await host.SayStateAsync("other", isOnline: true, 5000);
            BirthsForOther = await BirthsAsync(station, tap, host);
            await host.SayStateAsync("scada", isOnline: false, 900);
            BirthsForOffline = await BirthsAsync(station, tap, host);
            await host.SayStateAsync("scada", isOnline: true, 800);
            BirthsForOlder = await BirthsAsync(station, tap, host);

            PacketsBeforeOnline = tap.Packets.Count;
            await host.SayStateAsync("scada", isOnline: true, 900);
            await SparkplugStation.UntilAsync(() => station.Waiting == 0);

            await host.SayStateAsync("scada", isOnline: false, 899);
            await BirthsAsync(station, tap, host);
            station.Append(2);
            await SparkplugStation.UntilAsync(() => station.Waiting == 0);
            ConnectsAfterOlderOffline = tap.Packets.Count(p => p.Type == MqttPacketType.Connect);

            PacketsBeforeOffline = tap.Packets.Count;
            await host.SayStateAsync("scada", isOnline: false, 900);
            await SparkplugStation.UntilAsync(() => Subscriptions(tap, "STATE/scada") == 2 && station.Status.Sentence.StartsWith("Waits for", StringComparison.Ordinal));
            station.Append(4);
            await BirthsAsync(station, tap, host);

            PacketsBeforeReturn = tap.Packets.Count;
            await host.SayStateAsync("scada", isOnline: true, 1000);
            await SparkplugStation.UntilAsync(() => station.Waiting == 0 && tap.Packets.Skip(PacketsBeforeReturn).Any(p => p.Type == MqttPacketType.Publish && p.Topic.Contains("/DDATA/")));
            station.Append(1);
            await SparkplugStation.UntilAsync(() => station.Waiting == 0);
        }

        Session = await RecordedSession.OfAsync(tap, _decoder);
    }

    public Task DisposeAsync()
    {
        _decoder.Dispose();
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    internal IReadOnlyList<SparkplugMessage> MessagesOf(Range packets)
    {
        var some = Session.Packets.ToList()[packets];
        return [.. Session.Messages.Where(m => some.Contains(m.Packet))];
    }

    private static int Subscriptions(MqttTap tap, string topic) =>
        tap.Packets.Count(p => p.Type == MqttPacketType.Subscribe && p.Filters.Any(f => f.Topic.EndsWith(topic, StringComparison.Ordinal)));

    /// <summary>Lets the node work off what it was sent before, by commands that it refuses and counts, and counts the births.</summary>
    private static async Task<int> BirthsAsync(SparkplugStation station, MqttTap tap, SparkplugHost host)
    {
        for (var i = 0; i < 3; i++)
        {
            var refused = Refused(station);
            await host.CommandAsync("spBv1.0/press shop/NCMD/s1", [0xFF]);
            await SparkplugStation.UntilAsync(() => Refused(station) > refused);
        }

        return tap.Packets.Count(p => p.Type == MqttPacketType.Publish && p.Topic.Contains("/NBIRTH/"));
    }

    private static long Refused(SparkplugStation station) => station.Metrics.Counters.Get(CounterNames.SparkplugCommandsRefused, "reason", "NotProtobuf");
}
