using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Tests.Outbox;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>The real server process, read by a real client.</summary>
public sealed class OpcUaTagsTests : IDisposable
{
    /// <summary>Without a handshake these mean nothing.</summary>
    private static readonly HashSet<string> s_handshake =
    [
        .. TagModel.All.Where(t => t.IsWritable).Select(t => t.Path),
        TagModel.TriggerAck,
        TagModel.AcquisitionId,
        TagModel.ExposureComplete,
        TagModel.MissedTrigger,
        TagModel.MissedReason,
        TagModel.ResultOverrun,
    ];

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(100));

    private CancellationToken Deadline => _deadline.Token;

    public void Dispose() => _deadline.Dispose();

    [Fact]
    public async Task Tags_AfterAVerdict_HaveItsValuesTypesTimesAndQualities()
    {
        await using var station = new OpcUaStation(OpcUaStation.Open);
        await station.StartAsync(Deadline);
        using (var before = station.Client(read: [TagModel.ClassName, TagModel.Heartbeat, TagModel.HealthBroker]))
        {
            var values = Values(await before.NextAsync(Deadline, "read", "refused"));
            Status(values[TagModel.ClassName]).ShouldBe(TagQuality.BadWaitingForInitialData);
            Status(values[TagModel.Heartbeat]).ShouldBe(TagQuality.BadWaitingForInitialData);
            Status(values[TagModel.HealthBroker]).ShouldBe(TagQuality.BadOutOfService);
        }

        using var client = station.Client(watch: [.. TagModel.All.Select(t => t.Path)]);
        await client.NextAsync(Deadline, "watching", "refused");
        station.Outbox.Append([Verdicts.New("P-17", Decision.Fail, 3, "scratch")]);
        station.Beat();
        await Until(client, (path, value) => path == TagModel.Heartbeat && value.GetUInt32() == 1);
        using var reader = station.Client(read: [.. TagModel.All.Select(t => t.Path)]);
        var read = Values(await reader.NextAsync(Deadline, "read", "refused"));
        foreach (var tag in TagModel.All.Where(t => t.Path != TagModel.HealthBroker))
        {
            if (s_handshake.Contains(tag.Path))
            {
                Status(read[tag.Path]).ShouldBe(TagQuality.BadOutOfService, tag.Path);
                continue;
            }

            read[tag.Path].GetProperty("type").GetString().ShouldBe(tag.Type == TagType.ResultBlock ? "ExtensionObject" : tag.Type.ToString(), tag.Path);
            Status(read[tag.Path]).ShouldBe(TagQuality.Good, tag.Path);
        }

        Value(read, TagModel.InspectionId).GetInt64().ShouldBe(1);
        Value(read, TagModel.Fail).GetBoolean().ShouldBeTrue();
        Value(read, TagModel.Pass).GetBoolean().ShouldBeFalse();
        Value(read, TagModel.ClassNo).GetInt32().ShouldBe(3);
        Value(read, TagModel.ClassName).GetString().ShouldBe("scratch");
        Value(read, TagModel.Confidence).GetDouble().ShouldBe(0.93, 1e-6);
        Value(read, TagModel.PartId).GetString().ShouldBe("P-17");
        Value(read, TagModel.CapturedAt).GetDateTimeOffset().ShouldBe(Verdicts.CapturedAt);
        Value(read, TagModel.Checksum).GetUInt32().ShouldBe(0xC0FFEE11);
        Value(read, TagModel.ResultValid).GetBoolean().ShouldBeTrue();
        Value(read, TagModel.Ready).GetBoolean().ShouldBeTrue();
        Value(read, TagModel.Fault).GetBoolean().ShouldBeFalse();
        Value(read, TagModel.CountFail).GetInt64().ShouldBe(1);
        read[TagModel.ClassName].GetProperty("sourceTimestamp").GetDateTimeOffset().ShouldBe(Verdicts.CapturedAt);
        var range = await reader.NextAsync(Deadline, "range", "refused");
        (range.GetProperty("low").GetDouble(), range.GetProperty("high").GetDouble()).ShouldBe((0, 1));
        (await reader.NextAsync(Deadline, "write")).GetProperty("status").GetString().ShouldBe("BadNotWritable");
        await Eventually(() => station.Outbox.Backlog(SinkNames.OpcUa).Pending == 0);

        station.Health.Camera = HealthStatus.Down;
        station.Outbox.Append([Verdicts.New(decision: Decision.Unsure)]);
        await Until(client, (path, value) => path == TagModel.Fault && value.GetBoolean());
        using var again = station.Client(read: [TagModel.HealthCamera, TagModel.ClassName, TagModel.Unsure, TagModel.Ready]);
        read = Values(await again.NextAsync(Deadline, "read", "refused"));
        Status(read[TagModel.HealthCamera]).ShouldBe(TagQuality.BadSensorFailure);
        Status(read[TagModel.ClassName]).ShouldBe(TagQuality.UncertainSensorNotAccurate);
        Status(read[TagModel.Unsure]).ShouldBe(TagQuality.Good);
        Value(read, TagModel.Ready).GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Subscription_OverManyVerdicts_SeesEachInOrderAndTheFirstWholeWhenResultValidRises()
    {
        const int Count = 500;
        await using var station = new OpcUaStation(OpcUaStation.Open);
        await station.StartAsync(Deadline);
        // Sampled on change and queued, so that every verdict is seen. ResultValid is asked for first: the order of asking cannot make it come last.
        using var client = station.Client(watch: [TagModel.ResultValid, TagModel.InspectionId]);
        (await client.NextAsync(Deadline, "watching", "refused")).GetProperty("publishingInterval").GetDouble().ShouldBe(10);
        station.Outbox.Append([Verdicts.New("part-1")]);
        var valid = await client.NextAsync(Deadline, "valid");
        var first = valid.GetProperty("values").EnumerateArray().ToDictionary(v => v.GetProperty("path").GetString()!);
        Value(first, TagModel.InspectionId).GetInt64().ShouldBe(1);
        Value(first, TagModel.PartId).GetString().ShouldBe("part-1");
        for (var i = 2; i <= Count; i++)
        {
            station.Outbox.Append([Verdicts.New($"part-{i}")]);
        }

        for (var next = 2L; next <= Count;)
        {
            var change = await client.NextAsync(Deadline, "changed");
            if (change.GetProperty("path").GetString() == TagModel.InspectionId && change.GetProperty("value").GetInt64() != 1)
            {
                change.GetProperty("value").GetInt64().ShouldBe(next++);
            }
        }

        // The client may hear of the last verdict before the publisher hears that it was applied.
        await Eventually(() => station.Metrics.FrameToOpcUa.Count >= Count);
        station.Metrics.Counters.Get(CounterNames.Acknowledged, "sink", SinkNames.OpcUa).ShouldBe(Count);
        station.Metrics.FrameToOpcUa.Count.ShouldBe(Count);
    }

    [Fact]
    public async Task Read_WhileVerdictsAreWritten_NeverMixesTwo()
    {
        const int Count = 300;
        await using var station = new OpcUaStation(OpcUaStation.Open);
        await station.StartAsync(Deadline);
        station.Outbox.Append([Verdicts.New("part-1", classNo: 1)]);
        using var client = station.Client(poll: [TagModel.InspectionId, TagModel.PartId, TagModel.ClassNo, TagModel.Fail, TagModel.Pass], until: Count);
        await client.NextAsync(Deadline, "polling", "refused");
        for (var i = 2; i <= Count; i++)
        {
            station.Outbox.Append([Verdicts.New($"part-{i}", i % 2 == 0 ? Decision.Fail : Decision.Pass, i)]);
        }

        var reads = (await client.NextAsync(Deadline, "polled")).GetProperty("reads").EnumerateArray().Select(r => r.EnumerateArray().ToArray()).ToList();
        foreach (var read in reads.Where(r => r[0].ValueKind == JsonValueKind.Number))
        {
            var id = read[0].GetInt32();
            read[1].GetString().ShouldBe($"part-{id}");
            read[2].GetInt32().ShouldBe(id);
            (read[3].GetBoolean(), read[4].GetBoolean()).ShouldBe((id % 2 == 0, id % 2 == 1));
        }

        reads.Select(r => r[0].ToString()).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Server_KilledInTheMiddle_ComesBackWithTheRightTagsAndAllVerdicts()
    {
        await using var station = new OpcUaStation(OpcUaStation.Open);
        await station.StartAsync(Deadline);
        var endpoint = station.Server.Endpoint;
        for (var i = 1; i <= 50; i++)
        {
            station.Outbox.Append([Verdicts.New($"part-{i}")]);
        }

        var ready = station.WhenReady();
        Process.GetProcessById(station.Server.ProcessId).Kill();
        for (var i = 51; i <= 100; i++)
        {
            station.Outbox.Append([Verdicts.New($"part-{i}")]);
        }

        await ready.WaitAsync(Deadline);
        station.Server.Endpoint.ShouldBe(endpoint);
        await Shows(station, 100, TagQuality.Good, resultValid: true);
        station.Metrics.Counters.Get(CounterNames.OpcUaRestarts).ShouldBe(1);
        station.Alarms.Current.ShouldBeEmpty();

        // Once more with nothing waiting: the newest verdict is shown again.
        ready = station.WhenReady();
        Process.GetProcessById(station.Server.ProcessId).Kill();
        await ready.WaitAsync(Deadline);
        await Shows(station, 100, TagQuality.Good, resultValid: true);
    }

    [Fact]
    public async Task Tags_AfterARestartOfTheAgent_ShowTheLastVerdictAsNoLongerValid()
    {
        await using var station = new OpcUaStation(OpcUaStation.Open);
        station.Outbox.Append([Verdicts.New("yesterday")]);
        station.Outbox.Acknowledge(SinkNames.OpcUa, [1]);
        await station.StartAsync(Deadline);
        await Shows(station, 1, TagQuality.UncertainLastUsableValue, resultValid: false);
    }

    [Fact]
    public async Task Endpoints_ByDefault_AreSecureAndAskForTheRightPassword()
    {
        await using var station = new OpcUaStation(new OpcUaOptions { Port = 0, UserName = "plc", PasswordFile = "plc.password" });
        await File.WriteAllTextAsync(Path.Combine(station.StateFolder, "plc.password"), "correct horse\nsecond line\n");
        await station.StartAsync(Deadline);
        using (var probe = station.Client())
        {
            // Without encryption only the list of endpoints can be asked for; there is none to open a session on.
            var endpoints = (await probe.NextAsync(Deadline, "endpoints")).GetProperty("endpoints").EnumerateArray().ToList();
            endpoints.ShouldNotBeEmpty();
            endpoints.Select(e => e.GetProperty("policy").GetString()).Distinct().Order().ShouldBe(["Aes256_Sha256_RsaPss", "Basic256Sha256"]);
            endpoints.ShouldAllBe(e => e.GetProperty("mode").GetString() == "SignAndEncrypt");
            endpoints.ShouldAllBe(e => e.GetProperty("tokens").EnumerateArray().All(t => t.GetString() == "UserName"));
            (await probe.NextAsync(Deadline, "session", "refused")).GetProperty("event").GetString().ShouldBe("refused");
        }

        // An unknown certificate is turned away until the administrator trusts it.
        (await LogInAsync(station, "plc", "correct horse")).ShouldBe("refused");
        Trust(station);
        (await LogInAsync(station, "plc", "wrong")).ShouldBe("refused");
        (await LogInAsync(station, "plc", "second line")).ShouldBe("refused");
        (await LogInAsync(station, "other", "correct horse")).ShouldBe("refused");
        (await LogInAsync(station, "", "")).ShouldBe("refused");
        (await LogInAsync(station, "plc", "correct horse")).ShouldBe("session");
        (await LogInAsync(station, "plc", "correct horse", "Sign")).ShouldBe("refused");
    }

    [Fact]
    public async Task Start_PortInUse_SaysSoAndStartsOnceItIsFree()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var station = new OpcUaStation(new OpcUaOptions { Port = port, AllowInsecure = true, AllowAnonymous = true });
        var alarm = new TaskCompletionSource<Alarm>();
        station.Alarms.Changed += (a, raised) => _ = raised && alarm.TrySetResult(a);
        var started = station.StartAsync(Deadline);
        (await alarm.Task.WaitAsync(Deadline)).Sentence.ShouldStartWith($"The OPC UA port {port} on 127.0.0.1 is in use by another program");
        station.Server.Report().Single().Status.ShouldBe(HealthStatus.Down);
        other.Stop();
        await started;
        station.Alarms.Current.ShouldBeEmpty();
        station.Server.Report().Single().Status.ShouldBe(HealthStatus.Ok);
    }

    [Fact]
    public async Task Stop_Always_EndsTheServerProcess()
    {
        int process;
        await using (var station = new OpcUaStation(OpcUaStation.Open))
        {
            await station.StartAsync(Deadline);
            process = station.Server.ProcessId;
            Process.GetProcessById(process).HasExited.ShouldBeFalse();
        }

        Should.Throw<ArgumentException>(() => Process.GetProcessById(process));
    }

    [Fact]
    public async Task Agent_Killed_TakesTheServerProcessWithIt()
    {
        var folder = Directory.CreateTempSubdirectory("anyshot-opcua-");
        try
        {
            using var agent = TestChild.Start("", "opcua-serve", folder.FullName);
            using var server = Process.GetProcessById(int.Parse((await agent.StandardOutput.ReadLineAsync(Deadline)).ShouldNotBeNull()));
            agent.Kill();
            await server.WaitForExitAsync(Deadline);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task Shows(OpcUaStation station, long id, TagQuality quality, bool resultValid)
    {
        using var client = station.Client(watch: [TagModel.ResultValid, TagModel.InspectionId]);
        await Until(client, (path, value) => path == TagModel.InspectionId && value.ValueKind == JsonValueKind.Number && value.GetInt64() == id);
        using var reader = station.Client(read: [TagModel.InspectionId, TagModel.ResultValid]);
        var read = Values(await reader.NextAsync(Deadline, "read", "refused"));
        Status(read[TagModel.InspectionId]).ShouldBe(quality);
        Value(read, TagModel.ResultValid).GetBoolean().ShouldBe(resultValid);
    }

    /// <summary>Waits until the condition holds; the test's deadline ends it otherwise.</summary>
    private async Task Eventually(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(5, Deadline);
        }
    }

    private async Task<string> LogInAsync(OpcUaStation station, string user, string password, string mode = "SignAndEncrypt")
    {
        using var client = station.Client(policy: "Basic256Sha256", mode: mode, user: user, password: password);
        return (await client.NextAsync(Deadline, "session", "refused")).GetProperty("event").GetString()!;
    }

    private static void Trust(OpcUaStation station)
    {
        var pki = Path.Combine(station.StateFolder, "opcua", "pki", "server");
        foreach (var file in Directory.GetFiles(Path.Combine(pki, "rejected")))
        {
            File.Move(file, Path.Combine(pki, "trusted", "certs", Path.GetFileName(file)));
        }
    }

    private async Task Until(OpcUaClient client, Func<string, JsonElement, bool> reached)
    {
        while (true)
        {
            var change = await client.NextAsync(Deadline, "changed", "refused");
            change.GetProperty("event").GetString().ShouldBe("changed", change.ToString());
            if (change.TryGetProperty("value", out var value) && value.ValueKind != JsonValueKind.Null && reached(change.GetProperty("path").GetString()!, value))
            {
                return;
            }
        }
    }

    private static Dictionary<string, JsonElement> Values(JsonElement read)
    {
        read.GetProperty("event").GetString().ShouldBe("read", read.ToString());
        return read.GetProperty("values").EnumerateArray().ToDictionary(v => v.GetProperty("path").GetString()!);
    }

    private static JsonElement Value(Dictionary<string, JsonElement> values, string path) => values[path].GetProperty("value");

    private static TagQuality Status(JsonElement value) => (TagQuality)value.GetProperty("status").GetUInt32();
}
