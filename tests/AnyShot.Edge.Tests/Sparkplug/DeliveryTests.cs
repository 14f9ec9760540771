using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using MQTTnet.Tests;

namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>No verdict is lost when connection, broker or agent end at a bad moment.</summary>
public sealed class DeliveryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-sparkplug-");
    private readonly SparkplugDecoder _decoder = new();
    private readonly Dictionary<string, long> _known = [];

    public void Dispose()
    {
        _decoder.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Connection_ThatSwallowsABatchAndBreaks_LosesNothing()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var host = await SparkplugHost.StartAsync(broker);
        await using var tap = new MqttTap(broker.Port);
        await using var station = new SparkplugStation(tap.Port, _folder.FullName);
        await station.StartAsync();
        await SparkplugStation.UntilAsync(() => host.Heard.Count(m => m.Topic.Contains("/DBIRTH/")) == 2);

        for (var round = 0; round < 3; round++)
        {
            // The agent's socket takes them all; the broker gets seven of them.
            tap.SwallowAfter(7);
            station.Append(50);
            var sent = (round + 1) * 50;
            await SparkplugStation.UntilAsync(() => tap.IsSilent);
            station.Waiting.ShouldBeGreaterThan(0);
            tap.Cut();
            await SparkplugStation.UntilAsync(() => station.Waiting == 0);
            await SparkplugStation.UntilAsync(() => Heard(host).Distinct().Count() == sent);
        }

        var ids = Heard(host);
        ids.Distinct().Order().ShouldBe(Enumerable.Range(1, 150).Select(i => (long)i));
        // Within a session they are in order, so a consumer that drops what it knows has them all in order.
        Dedupe(ids).ShouldBe(Enumerable.Range(1, 150).Select(i => (long)i));
        station.Metrics.Counters.Get(CounterNames.SparkplugReconnects).ShouldBe(3);
    }

    [Fact]
    public async Task Verdicts_SentAgainAfterABreak_AreHistoryAndComeBeforeLiveOnes()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var tap = new MqttTap(broker.Port);
        await using (var station = new SparkplugStation(tap.Port, _folder.FullName))
        {
            await station.StartAsync();
            await SparkplugStation.UntilAsync(() => Count(tap, "DBIRTH") == 2);
            tap.SwallowAfter(0);
            station.Append(5);
            await SparkplugStation.UntilAsync(() => Count(tap, "DDATA") >= 1);
            tap.Cut();
            await SparkplugStation.UntilAsync(() => station.Waiting == 0);
            station.Append(1);
            await SparkplugStation.UntilAsync(() => station.Waiting == 0);
        }

        var session = await RecordedSession.OfAsync(tap, _decoder);
        var data = session.Messages.Where(m => m.Packet.Connection == 1 && m.Verb == "DDATA").ToList();
        data.Select(m => (m.Payload["Res/InspectionId"].Value, m.Payload["Res/InspectionId"].IsHistorical))
            .ShouldBe([("1", true), ("2", true), ("3", true), ("4", true), ("5", true), ("6", false)]);
        // What waited shows as the current value from the birth on.
        session.Messages.Single(m => m.Packet.Connection == 1 && m.Topic.EndsWith("DBIRTH/s1/top", StringComparison.Ordinal)).Payload["Res/InspectionId"].Value.ShouldBe("5");
    }

    [Fact]
    public async Task Broker_KilledWhileVerdictsFlow_GetsThemAllAfterItsReturn()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var host = await SparkplugHost.StartAsync(broker);
        await using var station = new SparkplugStation(broker.Port, _folder.FullName);
        await station.StartAsync();
        station.Append(20);
        await SparkplugStation.UntilAsync(() => station.Waiting == 0);
        await broker.KillAsync();
        station.Append(20);
        station.Waiting.ShouldBeGreaterThan(0);
        await SparkplugStation.UntilAsync(() => station.Status.Status == HealthStatus.Down);
        await broker.StartAgainAsync();
        await host.ConnectAsync();
        await SparkplugStation.UntilAsync(() => Heard(host).Distinct().Count() == 40);
        await SparkplugStation.UntilAsync(() => station.Waiting == 0 && station.Status.Status == HealthStatus.Ok);
    }

    [Fact]
    public async Task Agent_KilledThreeTimes_LosesNothingAndTheBrokerSaysItsDeaths()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var host = await SparkplugHost.StartAsync(broker);
        for (var kill = 1; kill <= 3; kill++)
        {
            var before = host.Heard.Count(m => m.Topic.Contains("/DDATA/"));
            using var agent = TestChild.Start("", "sparkplug-station", $"{broker.Port}", _folder.FullName);
            await SparkplugStation.UntilAsync(() => host.Heard.Count(m => m.Topic.Contains("/DDATA/")) >= before + 50);
            agent.Kill(entireProcessTree: true);
            await agent.WaitForExitAsync();
            await SparkplugStation.UntilAsync(() => host.Heard.Count(m => m.Topic.Contains("/NDEATH/")) == kill);
        }

        await using var station = new SparkplugStation(broker.Port, _folder.FullName);
        await station.StartAsync();
        await SparkplugStation.UntilAsync(() => station.Waiting == 0);
        await SparkplugStation.UntilAsync(() => Heard(host).Distinct().Count() == station.Outbox.Counts().Total);
        Dedupe(Heard(host)).ShouldBeInOrder();
        // Each death belongs to the birth before it.
        List<string?> births = [.. await BdSeqAsync(host, "/NBIRTH/")];
        (await BdSeqAsync(host, "/NDEATH/")).ShouldBe(births.Take(3));
        births.ShouldBeUnique();
    }

    [Fact]
    public async Task Stop_RightAfterTheLastVerdicts_DeliversThemFirst()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var host = await SparkplugHost.StartAsync(broker);
        await using var station = new SparkplugStation(broker.Port, _folder.FullName);
        await station.StartAsync();
        await SparkplugStation.UntilAsync(() => host.Heard.Count(m => m.Topic.Contains("/DBIRTH/")) == 2);
        station.Append(250);
        await station.StopAsync();
        station.Waiting.ShouldBe(0);
        await SparkplugStation.UntilAsync(() => host.Heard.Any(m => m.Topic.Contains("/NDEATH/")));
        Heard(host).ShouldBe(Enumerable.Range(1, 250).Select(i => (long)i));
    }

    [Fact]
    public async Task Verdicts_OfACameraThatIsGone_AreBornDeliveredAsHistoryAndDieAgain()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var tap = new MqttTap(broker.Port);
        await using (var station = new SparkplugStation(tap.Port, _folder.FullName))
        {
            station.Append(2, "removed");
            station.Health.Camera = HealthStatus.Down;
            station.Append(1, "top");
            await station.StartAsync();
            await SparkplugStation.UntilAsync(() => Count(tap, "DDEATH") == 2);
        }

        var session = await RecordedSession.OfAsync(tap, _decoder);
        session.Messages.Where(m => m.Device is "removed").Select(m => m.Verb).ShouldBe(["DBIRTH", "DDATA", "DDATA", "DDEATH"]);
        session.Messages.Where(m => m.Device is "top").Select(m => m.Verb).ShouldBe(["DBIRTH", "DDATA", "DDEATH"]);
        session.Messages.Where(m => m.Verb == "DDATA").ShouldAllBe(m => m.Payload["Res/InspectionId"].IsHistorical);
        session.Messages.Where(m => m.Device is "side").Select(m => m.Verb).ShouldBe(["DBIRTH"]);
    }

    [Fact]
    public async Task PlainTopics_SwitchedOff_StillSparkplug_AndTheirSinkHoldsNothing()
    {
        await using var station = new SparkplugStation(TestBroker.FreePort(), _folder.FullName);
        station.Append(1);
        station.Waiting.ShouldBe(1);
        Should.Throw<ArgumentException>(() => station.Outbox.Backlog(SinkNames.Mqtt));
    }

    private static int Count(MqttTap tap, string verb) => tap.Packets.Count(p => p.Type == MqttPacketType.Publish && p.Topic.Contains($"/{verb}/"));

    private List<long> Heard(SparkplugHost host) => [.. host.Heard.Where(m => m.Topic.Contains("/DDATA/")).Select(m => Id(System.Buffers.BuffersExtensions.ToArray(m.Payload)))];

    private long Id(byte[] payload)
    {
        var key = Convert.ToBase64String(payload);
        if (!_known.TryGetValue(key, out var id))
        {
            _known[key] = id = long.Parse(_decoder.DecodeAsync(payload).GetAwaiter().GetResult()["Res/InspectionId"].Value!, System.Globalization.CultureInfo.InvariantCulture);
        }

        return id;
    }

    private Task<string?[]> BdSeqAsync(SparkplugHost host, string verb) => Task.WhenAll(host.Heard.Where(m => m.Topic.Contains(verb))
        .Select(async m => (await _decoder.DecodeAsync(System.Buffers.BuffersExtensions.ToArray(m.Payload)))["bdSeq"].Value));

    private static IEnumerable<long> Dedupe(IEnumerable<long> ids)
    {
        var seen = new HashSet<long>();
        return [.. ids.Where(seen.Add)];
    }
}
