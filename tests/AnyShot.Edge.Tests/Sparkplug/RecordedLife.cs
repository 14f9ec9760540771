using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using MQTTnet.Tests;

namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>
/// One life of an edge node over a real broker, recorded on the wire and read by the foreign decoder: births, more verdicts than there are sequence numbers, a camera lost and
/// back, changes of the station, a rebirth, a stop; then a second start; then the same start and stop with MQTT 3.1.1; then a start that ends without a goodbye.
/// The tests of the single assertions look at it.
/// </summary>
public sealed class RecordedLife : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-sparkplug-");
    private readonly SparkplugDecoder _decoder = new();

    /// <summary>The first start, MQTT 5.</summary>
    internal RecordedSession First { get; private set; } = null!;

    /// <summary>The second start of the same node, MQTT 5.</summary>
    internal RecordedSession Second { get; private set; } = null!;

    /// <summary>The third start, MQTT 3.1.1.</summary>
    internal RecordedSession Version311 { get; private set; } = null!;

    /// <summary>The fourth start, whose connection is cut; the payloads of what the broker then sent as its will.</summary>
    internal RecordedSession Lost { get; private set; } = null!;

    internal IReadOnlyList<SparkplugPayload> Wills { get; private set; } = null!;

    internal IReadOnlyList<RecordedSession> Sessions => [First, Second, Version311, Lost];

    /// <summary>All that the node ever sent.</summary>
    internal IReadOnlyList<SparkplugMessage> All => [.. Sessions.SelectMany(s => s.Messages)];

    /// <summary>Messages with a sequence number, each with the one before it; of the given verb, or all.</summary>
    internal IReadOnlyList<(SparkplugMessage? Before, SparkplugMessage Message)> Sequence(string verb = "") =>
        Some(Sessions.SelectMany(s => s.Sequence).Where(p => verb.Length == 0 || p.Message.Verb == verb));

    /// <summary>When the recording began and ended, in milliseconds since 1970.</summary>
    internal (long From, long To) Span { get; private set; }

    internal IReadOnlyList<SparkplugMessage> Of(params string[] verbs) => Some(All.Where(m => verbs.Contains(m.Verb)));

    /// <summary>The messages, of which there must be some: an assertion about none would hold for nothing.</summary>
    internal static IReadOnlyList<T> Some<T>(IEnumerable<T> all)
    {
        IReadOnlyList<T> list = [.. all];
        list.ShouldNotBeEmpty();
        return list;
    }

    public async Task InitializeAsync()
    {
        var from = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await using var broker = await TestBroker.StartAsync();
        First = await RecordAsync(broker, "5", LiveAsync);
        Second = await RecordAsync(broker, "5", ShortAsync);
        Version311 = await RecordAsync(broker, "3.1.1", ShortAsync);
        await using var host = await SparkplugHost.StartAsync(broker);
        Lost = await RecordAsync(broker, "5", async (station, tap, _) =>
        {
            await ShortAsync(station, tap, host);
            // Not to be asked again: the broker is told nothing and finds the connection dead.
            tap.SwallowAfter(0);
            tap.Cut();
            await SparkplugStation.UntilAsync(() => host.Heard.Any(m => m.Topic.Contains("/NDEATH/")));
        });
        Span = (from, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        Wills = await Task.WhenAll(host.Heard.Where(m => m.Topic.Contains("/NDEATH/")).Select(m => _decoder.DecodeAsync(System.Buffers.BuffersExtensions.ToArray(m.Payload))));
    }

    public Task DisposeAsync()
    {
        _decoder.Dispose();
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private static int Count(MqttTap tap, string verb) => tap.Packets.Count(p => p.Type == MqttPacketType.Publish && p.Topic.Contains($"/{verb}/"));

    private static async Task ShortAsync(SparkplugStation station, MqttTap tap, SparkplugHost host)
    {
        await SparkplugStation.UntilAsync(() => Count(tap, "DBIRTH") == 2);
        station.Append(3);
        await SparkplugStation.UntilAsync(() => station.Waiting == 0);
    }

    private async Task LiveAsync(SparkplugStation station, MqttTap tap, SparkplugHost host)
    {
        await SparkplugStation.UntilAsync(() => Count(tap, "DBIRTH") == 2);
        station.Append(300);
        station.Append(20, "side", Decision.Unsure);
        await SparkplugStation.UntilAsync(() => station.Waiting == 0);
        // Counts and health changed: a look tells.
        await SparkplugStation.UntilAsync(() => Count(tap, "NDATA") >= 1);

        station.Health.Camera = HealthStatus.Down;
        await SparkplugStation.UntilAsync(() => Count(tap, "DDEATH") == 1);
        station.Append(5, "side");
        station.Health.Camera = HealthStatus.Ok;
        await SparkplugStation.UntilAsync(() => Count(tap, "DBIRTH") == 3);

        await host.CommandAsync("spBv1.0/press shop/NCMD/s1", await _decoder.EncodeRebirthAsync());
        await SparkplugStation.UntilAsync(() => Count(tap, "DBIRTH") == 5);
        station.Append(10);
        await SparkplugStation.UntilAsync(() => station.Waiting == 0);
    }

    private async Task<RecordedSession> RecordAsync(TestBroker broker, string version, Func<SparkplugStation, MqttTap, SparkplugHost, Task> live)
    {
        await using var tap = new MqttTap(broker.Port);
        await using var host = await SparkplugHost.StartAsync(broker);
        await using (var station = new SparkplugStation(tap.Port, _folder.FullName, o => o.Version = version))
        {
            await station.StartAsync();
            await live(station, tap, host);
        }

        return await RecordedSession.OfAsync(tap, _decoder);
    }
}
