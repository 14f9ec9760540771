using System.Text.Json;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Tests;

namespace AnyShot.Edge.Tests.Mqtt;

public sealed class MqttPublisherTests : IDisposable
{
    private const string Anonymous = "allow_anonymous true\nmax_queued_messages 100000";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-mqtt-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Verdict_Published_CarriesTheAgreedFieldsAndIsNotRetained()
    {
        await using var broker = await TestBroker.StartAsync(Anonymous);
        await using var subscriber = await Subscriber.StartAsync(broker);
        await using var station = new MqttStation(broker.Port, _folder.FullName);
        await station.StartAsync();
        station.Append(1);

        var message = await subscriber.NextAsync("verdict");

        message.Retain.ShouldBeFalse();
        message.QualityOfServiceLevel.ShouldBe(MqttQualityOfServiceLevel.AtLeastOnce);
        message.ContentType.ShouldBe("application/json");
        message.PayloadFormatIndicator.ShouldBe(MqttPayloadFormatIndicator.CharacterData);
        message.MessageExpiryInterval.ShouldBeInRange(86_390u, 86_400u);
        message.UserProperties.ShouldNotBeNull().Select(p => $"{p.Name}={p.Value}").ShouldBe(["schema=1", "classset=7"]);
        var json = JsonDocument.Parse(message.ConvertPayloadToString()!).RootElement;
        json.GetProperty("inspectionId").GetInt64().ShouldBe(1);
        json.GetProperty("decision").GetString().ShouldBe("Pass");
        json.GetProperty("className").GetString().ShouldBe("good");
        var state = await subscriber.NextTextAsync("state");
        JsonDocument.Parse(state!).RootElement.GetProperty("verdict").GetProperty("inspectionId").GetInt64().ShouldBe(1);

        // The first one may have been there before the connection was; the second was not.
        station.Append(1);
        (await subscriber.NewVerdictsAsync(1)).ShouldBe([2]);
        await subscriber.NextAsync("state");
        station.Metrics.FrameToMqttAcknowledged.Count.ShouldBeInRange(1, 2);
        station.Outbox.Backlog(SinkNames.Mqtt).Pending.ShouldBe(0);
    }

    [Fact]
    public async Task Stop_RightAfterTheLastVerdicts_DeliversThemFirst()
    {
        await using var broker = await TestBroker.StartAsync(Anonymous);
        await using var subscriber = await Subscriber.StartAsync(broker);
        await using var station = new MqttStation(broker.Port, _folder.FullName, o => o.MostInFlight = 1);
        await station.StartAsync();
        station.Append(1);
        await subscriber.NextAsync("state");

        station.Append(30);
        await station.StopAsync();

        station.Outbox.Backlog(SinkNames.Mqtt).Pending.ShouldBe(0);
        (await subscriber.NewVerdictsAsync(30)).ShouldBe(Enumerable.Range(2, 30).Select(i => (long)i));
    }

    [Fact]
    public async Task Password_WrongThenRight_SaysSoAndThenDeliversEverythingInOrder()
    {
        await using var broker = await TestBroker.StartAsync(
            "allow_anonymous false\npassword_file {folder}/passwords\nmax_queued_messages 100000",
            f => Passwords.Write(f, "station", "plant"));
        await using var subscriber = await Subscriber.StartAsync(broker, "plant");
        var password = Path.Combine(_folder.FullName, "password");
        await File.WriteAllTextAsync(password, "wrong\n");
        await using var station = new MqttStation(broker.Port, _folder.FullName, o => (o.UserName, o.PasswordFile) = ("station", password));
        await station.StartAsync();

        var alarm = await station.AlarmAsync(MqttAlarms.Refused, raised: true);
        alarm.Sentence.ShouldBe($"The broker 127.0.0.1:{broker.Port} refused the user \"station\" or its password: check mqtt.userName and mqtt.passwordFile.");
        station.Append(30);
        station.Outbox.Backlog(SinkNames.Mqtt).Pending.ShouldBe(30);

        var cleared = station.AlarmAsync(MqttAlarms.Refused, raised: false);
        await File.WriteAllTextAsync(password, "right\n");
        (await subscriber.NewVerdictsAsync(30)).ShouldBe(Enumerable.Range(1, 30).Select(i => (long)i));
        await cleared;
        station.Health.Status.ShouldBe(HealthStatus.Ok);
        // They waited, so they say nothing about latency.
        station.Metrics.FrameToMqttAcknowledged.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Broker_KilledWithoutPersistence_SubscriberGetsEveryVerdictAndReplaysAreMarked()
    {
        await using var broker = await TestBroker.StartAsync(Anonymous);
        await using var subscriber = await Subscriber.StartAsync(broker);
        await using var station = new MqttStation(broker.Port, _folder.FullName);
        await station.StartAsync();
        station.Append(20);
        (await subscriber.NewVerdictsAsync(20)).ShouldBe(Enumerable.Range(1, 20).Select(i => (long)i));

        await broker.KillAsync();
        station.Append(20);
        await broker.StartAgainAsync();
        await subscriber.ConnectAsync();
        (await subscriber.NewVerdictsAsync(20)).Order().ShouldBe(Enumerable.Range(21, 20).Select(i => (long)i));

        // The window goes out whole, from the first id on, whatever was heard before.
        var replayed = new List<long>();
        while (replayed.Count == 0 || replayed[^1] < 40)
        {
            var message = await subscriber.NextAsync("verdict");
            if (Subscriber.IsReplay(message))
            {
                replayed.Add(Subscriber.Read(message).InspectionId);
            }
        }
        replayed.ShouldBe(Enumerable.Range(1, 40).Select(i => (long)i));
    }

    [Fact]
    public async Task Replay_NobodySubscribed_IsRepeatedWhenSomebodyIs()
    {
        await using var broker = await TestBroker.StartAsync(Anonymous);
        await using var station = new MqttStation(broker.Port, _folder.FullName);
        var before = await Subscriber.StartAsync(broker);
        await station.StartAsync();
        station.Append(5);
        await before.NewVerdictsAsync(5);
        await before.DisposeAsync();

        await broker.KillAsync();
        await broker.StartAgainAsync();
        await WaitFor(() => station.Metrics.Counters.Get(CounterNames.Replayed, "sink", SinkNames.Mqtt) >= 5);
        await WaitFor(() => station.Outbox.Backlog(SinkNames.Mqtt).Pending == 0);
        await using var late = await Subscriber.StartAsync(broker);
        station.Append(1);

        (await late.NewVerdictsAsync(6)).Order().ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public async Task Replay_AgentEndsBetweenNewSessionAndReplay_IsOwedToTheNextStart()
    {
        await using var broker = await TestBroker.StartAsync(Anonymous);
        await using (var station = new MqttStation(broker.Port, _folder.FullName, o => o.ReplayDelay = TimeSpan.FromHours(1)))
        {
            await station.StartAsync();
            station.Append(5);
            await WaitFor(() => station.Outbox.Backlog(SinkNames.Mqtt).Pending == 0);
            await broker.KillAsync();
            await broker.StartAgainAsync();
            // Delivered after the restart, so the connection is back and the broker has a session of ours again.
            station.Append(1);
            await WaitFor(() => station.Outbox.Backlog(SinkNames.Mqtt).Pending == 0);
        }

        await using var subscriber = await Subscriber.StartAsync(broker);
        await using var next = new MqttStation(broker.Port, _folder.FullName);
        await next.StartAsync();

        (await subscriber.NewVerdictsAsync(6)).Order().ShouldBe([1, 2, 3, 4, 5, 6]);
        await WaitFor(() => !next.Outbox.IsReplayOwed(SinkNames.Mqtt));
    }

    [Fact]
    public async Task Access_Denied_KeepsTheVerdictAndDeliversItOnceAllowed()
    {
        await using var broker = await TestBroker.StartAsync(
            Anonymous + "\nacl_file {folder}/acl", f => File.WriteAllText(Path.Combine(f, "acl"), "topic read #\ntopic write anyshot/s1/availability\n"));
        await using var subscriber = await Subscriber.StartAsync(broker);
        await using var station = new MqttStation(broker.Port, _folder.FullName);
        await station.StartAsync();
        station.Append(3);

        var alarm = await station.AlarmAsync(MqttAlarms.VerdictsRefused, raised: true);
        alarm.Sentence.ShouldContain("NotAuthorized");
        station.Outbox.Backlog(SinkNames.Mqtt).Pending.ShouldBe(3);
        station.Health.Status.ShouldBe(HealthStatus.Down);

        var cleared = station.AlarmAsync(MqttAlarms.VerdictsRefused, raised: false);
        await File.WriteAllTextAsync(Path.Combine(broker.Folder, "acl"), "topic readwrite #\n");
        await broker.ReloadAsync();
        (await subscriber.NewVerdictsAsync(3)).ShouldBe([1, 2, 3]);
        await cleared;
    }

    [Fact]
    public async Task Availability_FollowsFirstInferenceAndStop()
    {
        await using var broker = await TestBroker.StartAsync(Anonymous);
        await using var subscriber = await Subscriber.StartAsync(broker);
        await using var station = new MqttStation(broker.Port, _folder.FullName);
        await station.StartAsync();
        (await subscriber.NextTextAsync("availability")).ShouldBe("offline");
        station.Readiness.MarkReady();
        (await subscriber.NextTextAsync("availability")).ShouldBe("online");
        await station.StopAsync();
        (await subscriber.NextTextAsync("availability")).ShouldBe("offline");
        await using var late = await Subscriber.StartAsync(broker);
        var retained = await late.NextAsync("availability");
        retained.Retain.ShouldBeTrue();
        retained.ConvertPayloadToString().ShouldBe("offline");
    }

    [Fact]
    public async Task Agent_Killed_BrokerPublishesTheWill()
    {
        await using var broker = await TestBroker.StartAsync(Anonymous);
        await using var subscriber = await Subscriber.StartAsync(broker);
        using var agent = TestChild.Start("", "mqtt-station", $"{broker.Port}", _folder.FullName);
        await subscriber.UntilAsync("availability", "online");
        agent.Kill(entireProcessTree: true);
        await agent.WaitForExitAsync();
        (await subscriber.NextTextAsync("availability")).ShouldBe("offline");
    }

    [Fact]
    public async Task Alarms_StandRetainedUntilClearedAndLeftoversOfAnEarlierRunAreCleared()
    {
        await using var broker = await TestBroker.StartAsync(Anonymous);
        await using var subscriber = await Subscriber.StartAsync(broker);
        await subscriber.PublishRetainedAsync("anyshot/s1/alarm/leftover", "{}");
        await using var station = new MqttStation(broker.Port, _folder.FullName);
        station.Alarms.Raise("camera-top-frozen", "The image of camera top does not change.");
        await station.StartAsync();

        JsonDocument.Parse((await subscriber.NextTextAsync("alarm/camera-top-frozen"))!).RootElement
            .GetProperty("sentence").GetString().ShouldBe("The image of camera top does not change.");
        (await subscriber.NextAsync("alarm/leftover")).Payload.Length.ShouldBe(0);
        station.Alarms.Clear("camera-top-frozen");
        (await subscriber.NextAsync("alarm/camera-top-frozen")).Payload.Length.ShouldBe(0);
    }

    [Fact]
    public async Task Health_NamesEveryPart()
    {
        await using var broker = await TestBroker.StartAsync(Anonymous);
        await using var subscriber = await Subscriber.StartAsync(broker);
        await using var station = new MqttStation(broker.Port, _folder.FullName, o => o.Version = "3.1.1");
        await station.StartAsync();
        var health = JsonDocument.Parse((await subscriber.NextTextAsync("health"))!).RootElement;
        health.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(["outbox", "mqtt"], ignoreOrder: true);
        health.GetProperty("status").GetString().ShouldBe("Ok");
    }

    [Fact]
    public async Task Certificate_FileThatIsNone_IsNamedInOneSentence()
    {
        var ca = Path.Combine(_folder.FullName, "ca.pem");
        await File.WriteAllTextAsync(ca, "no certificate");
        await using var station = new MqttStation(TestBroker.FreePort(), _folder.FullName, o => (o.Tls, o.CaFile) = (true, ca));
        await station.StartAsync();
        var alarm = await station.AlarmAsync(MqttAlarms.Refused, raised: true);
        alarm.Sentence.ShouldBe($"mqtt.caFile: \"{ca}\" cannot be used: it holds no certificate in PEM form.");
    }

    private static async Task WaitFor(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(Subscriber.Deadline);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition())
        {
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }
}
