using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace MQTTnet.Tests;

public sealed class ConnectionTests
{
    [Theory]
    [InlineData(MqttProtocolVersion.V500)]
    [InlineData(MqttProtocolVersion.V311)]
    public async Task ConnectAsync_PasswordWrongThenRight_IsARefusalAndThenASuccess(MqttProtocolVersion version)
    {
        await using var broker = await TestBroker.StartAsync("allow_anonymous false\npassword_file {folder}/passwords", f => WritePassword(f, "line", "grün"));
        using var client = new MqttClientFactory().CreateMqttClient();
        var disconnected = new TaskCompletionSource<MqttClientDisconnectedEventArgs>();
        client.DisconnectedAsync += e =>
        {
            disconnected.TrySetResult(e);
            return Task.CompletedTask;
        };

        var refused = await client.ConnectAsync(Clients.Options(broker, version).WithCredentials("line", "wrong").Build());
        refused.ResultCode.ShouldBeOneOf(MqttClientConnectResultCode.NotAuthorized, MqttClientConnectResultCode.BadUserNameOrPassword);
        client.IsConnected.ShouldBeFalse();
        var told = await disconnected.Task.WaitAsync(Clients.Deadline);
        told.ClientWasConnected.ShouldBeFalse();
        told.ConnectResult.ShouldNotBeNull().ResultCode.ShouldBe(refused.ResultCode);

        var accepted = await client.ConnectAsync(Clients.Options(broker, version).WithCredentials("line", "grün").Build());
        accepted.ResultCode.ShouldBe(MqttClientConnectResultCode.Success);
        client.IsConnected.ShouldBeTrue();
    }

    [Theory]
    [InlineData(MqttProtocolVersion.V500)]
    [InlineData(MqttProtocolVersion.V311)]
    public async Task ConnectAsync_SessionKept_IsPresentAndHoldsWhatArrivedMeanwhile(MqttProtocolVersion version)
    {
        await using var broker = await TestBroker.StartAsync();
        MqttClientOptions Options()
        {
            var builder = Clients.Options(broker, version).WithClientId("keeper").WithCleanStart(false);
            return (version == MqttProtocolVersion.V500 ? builder.WithSessionExpiryInterval(600) : builder).Build();
        }
        using var keeper = new MqttClientFactory().CreateMqttClient();
        (await keeper.ConnectAsync(Options())).IsSessionPresent.ShouldBeFalse();
        var arrived = await Clients.ListenAsync(keeper, "kept/#");
        await keeper.DisconnectAsync();
        using (var other = await Clients.ConnectAsync(broker))
        {
            (await other.PublishStringAsync("kept/a", "meanwhile", MqttQualityOfServiceLevel.AtLeastOnce)).ReasonCode.ShouldBe(MqttClientPublishReasonCode.Success);
        }
        (await keeper.ConnectAsync(Options())).IsSessionPresent.ShouldBeTrue();
        (await arrived.NextAsync()).ConvertPayloadToString().ShouldBe("meanwhile");
    }

    [Fact]
    public async Task ConnectAsync_NobodyListens_NamesHostAndPort()
    {
        var port = TestBroker.FreePort();
        using var client = new MqttClientFactory().CreateMqttClient();
        var options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).Build();
        var e = await Should.ThrowAsync<MqttCommunicationException>(() => client.ConnectAsync(options));
        e.Message.ShouldBe($"No connection to 127.0.0.1 port {port}: Connection refused.");
    }

    [Fact]
    public async Task ConnectAsync_ServerThatSaysNothing_EndsByTokenAndByTimeout()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var builder = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", ((IPEndPoint)silent.LocalEndpoint).Port).WithTimeout(TimeSpan.FromMilliseconds(200));
        using var client = new MqttClientFactory().CreateMqttClient();
        await Should.ThrowAsync<MQTTnet.Adapter.MqttConnectingFailedException>(() => client.ConnectAsync(builder.Build()).WaitAsync(Clients.Deadline));
        using var token = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Should.ThrowAsync<MQTTnet.Adapter.MqttConnectingFailedException>(() => client.ConnectAsync(builder.WithTimeout(TimeSpan.FromHours(1)).Build(), token.Token).WaitAsync(Clients.Deadline));
    }

    [Fact]
    public async Task ConnectAsync_ServerThatHangsUp_Fails()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        _ = Task.Run(async () => (await server.AcceptTcpClientAsync()).Dispose());
        using var client = new MqttClientFactory().CreateMqttClient();
        var options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", ((IPEndPoint)server.LocalEndpoint).Port).Build();
        await Should.ThrowAsync<MQTTnet.Adapter.MqttConnectingFailedException>(() => client.ConnectAsync(options).WaitAsync(Clients.Deadline));
    }

    [Fact]
    public async Task ConnectAsync_WhileConnected_ThrowsInvalidOperation()
    {
        await using var broker = await TestBroker.StartAsync();
        using var client = await Clients.ConnectAsync(broker);
        await Should.ThrowAsync<InvalidOperationException>(() => client.ConnectAsync(Clients.Options(broker).Build()));
    }

    [Fact]
    public async Task Broker_KilledWithPublishesInFlight_EachFailsOnceAndNothingIsSentAgain()
    {
        await using var broker = await TestBroker.StartAsync();
        using var client = await Clients.ConnectAsync(broker);
        var ended = new TaskCompletionSource<MqttClientDisconnectedEventArgs>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.DisconnectedAsync += e =>
        {
            ended.TrySetResult(e);
            return Task.CompletedTask;
        };
        // A stopped broker takes nothing from its socket, so that what is published stays unacknowledged.
        await broker.SignalAsync("STOP");
        var pending = Enumerable.Range(0, 500).Select(i => client.PublishStringAsync("a", $"old {i}", MqttQualityOfServiceLevel.AtLeastOnce)).ToList();
        await broker.KillAsync();
        foreach (var publish in pending)
        {
            await Should.ThrowAsync<MqttClientDisconnectedException>(() => publish.WaitAsync(Clients.Deadline));
        }
        (await ended.Task.WaitAsync(Clients.Deadline)).ClientWasConnected.ShouldBeTrue();
        client.IsConnected.ShouldBeFalse();

        await broker.StartAgainAsync();
        using var witness = await Clients.ConnectAsync(broker);
        var arrived = await Clients.ListenAsync(witness, "a");
        await client.ConnectAsync(Clients.Options(broker).Build());
        await client.PublishStringAsync("a", "new", MqttQualityOfServiceLevel.AtLeastOnce);
        (await arrived.NextAsync()).ConvertPayloadToString().ShouldBe("new");
    }

    [Fact]
    public async Task PublishAsync_CancelledWhileWaiting_TimesOutAndTheConnectionGoesOn()
    {
        await using var broker = await TestBroker.StartAsync();
        using var client = await Clients.ConnectAsync(broker);
        await broker.SignalAsync("STOP");
        using var token = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Should.ThrowAsync<MqttCommunicationTimedOutException>(() => client.PublishStringAsync("a", "x", MqttQualityOfServiceLevel.AtLeastOnce, false, token.Token).WaitAsync(Clients.Deadline));
        await broker.SignalAsync("CONT");
        // The late acknowledgement of the first must not be taken for that of the second.
        var second = await client.PublishStringAsync("a", "y", MqttQualityOfServiceLevel.AtLeastOnce).WaitAsync(Clients.Deadline);
        second.PacketIdentifier.ShouldBe((ushort)2);
    }

    [Fact]
    public async Task Dispose_WithoutDisconnect_PublishesTheWillWithItsProperties()
    {
        await using var broker = await TestBroker.StartAsync();
        using var witness = await Clients.ConnectAsync(broker);
        var arrived = await Clients.ListenAsync(witness, "will");
        var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(Will(broker).Build());
        client.Dispose();
        client.IsConnected.ShouldBeFalse();
        var will = await arrived.NextAsync();
        will.ConvertPayloadToString().ShouldBe("gone");
        will.ContentType.ShouldBe("text/plain");
        will.UserProperties.ShouldNotBeNull().ShouldHaveSingleItem().Value.ShouldBe("v");
        await Should.ThrowAsync<ObjectDisposedException>(() => client.PublishStringAsync("a"));
    }

    [Fact]
    public async Task DisconnectAsync_WithTrafficOnTheWire_PublishesNoWill()
    {
        await using var broker = await TestBroker.StartAsync();
        using var witness = await Clients.ConnectAsync(broker);
        var arrived = await Clients.ListenAsync(witness, "#");
        for (var round = 0; round < 20; round++)
        {
            using var client = new MqttClientFactory().CreateMqttClient();
            await client.ConnectAsync(Will(broker).Build());
            var pending = Enumerable.Range(0, 20).Select(_ => client.PublishStringAsync("traffic", "x", MqttQualityOfServiceLevel.AtLeastOnce)).ToList();
            await client.DisconnectAsync();
            await Task.WhenAll(pending).ContinueWith(_ => { }, TaskScheduler.Default);
        }
        await witness.PublishStringAsync("end", "x", MqttQualityOfServiceLevel.AtLeastOnce);
        var topics = new HashSet<string>();
        while (!topics.Contains("end"))
        {
            topics.Add((await arrived.NextAsync()).Topic);
        }
        topics.ShouldBe(["traffic", "end"], ignoreOrder: true);
    }

    // mosquitto 2.0 sends no DISCONNECT when a session is taken over, other brokers do; so these bytes come from a socket of the test.
    [Fact]
    public async Task Disconnect_SentByTheServer_TellsItsReason()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var first = new MqttClientFactory().CreateMqttClient();
        var ended = new TaskCompletionSource<MqttClientDisconnectedEventArgs>(TaskCreationOptions.RunContinuationsAsynchronously);
        first.DisconnectedAsync += e =>
        {
            ended.TrySetResult(e);
            return Task.CompletedTask;
        };
        var connecting = first.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", ((IPEndPoint)server.LocalEndpoint).Port).Build());
        using var socket = await server.AcceptTcpClientAsync();
        await socket.GetStream().WriteAsync(new byte[] { 0x20, 3, 0, 0, 0 });
        (await connecting).ResultCode.ShouldBe(MqttClientConnectResultCode.Success);
        var pending = first.PublishStringAsync("a", "x", MqttQualityOfServiceLevel.AtLeastOnce);
        await socket.GetStream().WriteAsync(new byte[] { 0xE0, 2, 142, 0 });
        (await ended.Task.WaitAsync(Clients.Deadline)).Reason.ShouldBe(MqttClientDisconnectReason.SessionTakenOver);
        (await Should.ThrowAsync<MqttClientDisconnectedException>(() => pending)).InnerException.ShouldNotBeNull().Message.ShouldContain("SessionTakenOver");
    }

    [Fact]
    public async Task SubscribeAsync_SeveralFilters_AnswersInOrderAndUnsubscribeEndsThem()
    {
        await using var broker = await TestBroker.StartAsync(
            "allow_anonymous true");
        using var client = await Clients.ConnectAsync(broker);
        var options = new MqttClientSubscribeOptionsBuilder()
            .WithTopicFilter("a", MqttQualityOfServiceLevel.AtMostOnce)
            .WithTopicFilter("b", MqttQualityOfServiceLevel.ExactlyOnce, noLocal: true)
            .WithTopicFilter("c", MqttQualityOfServiceLevel.AtMostOnce)
            .Build();
        var result = await client.SubscribeAsync(options);
        result.Items.Select(i => (i.TopicFilter.Topic, (int)i.ResultCode)).ShouldBe([("a", 0), ("b", 2), ("c", 0)]);
        (await client.UnsubscribeAsync("a")).Items.ShouldHaveSingleItem().TopicFilter.ShouldBe("a");
        (await client.PublishStringAsync("a", "x", MqttQualityOfServiceLevel.AtLeastOnce)).ReasonCode.ShouldBe(MqttClientPublishReasonCode.NoMatchingSubscribers);
        (await client.PublishStringAsync("c", "x", MqttQualityOfServiceLevel.AtLeastOnce)).ReasonCode.ShouldBe(MqttClientPublishReasonCode.Success);
    }

    [Fact]
    public async Task ConnectAndDispose_TwoHundredTimes_LeaksNoDescriptorAndNoThread()
    {
        await using var broker = await TestBroker.StartAsync();
        using (await Clients.ConnectAsync(broker))
        {
        }
        var before = Directory.GetFiles("/proc/self/fd").Length;
        for (var i = 0; i < 200; i++)
        {
            using var client = await Clients.ConnectAsync(broker);
        }
        Directory.GetFiles("/proc/self/fd").Length.ShouldBeLessThan(before + 50);
        Directory.GetDirectories("/proc/self/task").Count(t => File.ReadAllText(Path.Combine(t, "comm")).Trim() == "mqtt").ShouldBeLessThan(20);
    }

    private static MqttClientOptionsBuilder Will(TestBroker broker) => Clients.Options(broker)
        .WithWillTopic("will").WithWillPayload("gone").WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
        .WithWillContentType("text/plain").WithWillUserProperty("k", "v");

    private static void WritePassword(string folder, string user, string password)
    {
        using var tool = Process.Start("mosquitto_passwd", ["-c", "-b", Path.Combine(folder, "passwords"), user, password]);
        tool.WaitForExit();
        tool.ExitCode.ShouldBe(0);
    }
}
