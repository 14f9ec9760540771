using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace MQTTnet.Tests;

public sealed class PublishTests : IAsyncLifetime
{
    private TestBroker _broker = null!;

    public async Task InitializeAsync() =>
        _broker = await TestBroker.StartAsync(
            "allow_anonymous true\nacl_file {folder}/acl\nmessage_size_limit 2000000\nmax_queued_messages 100000",
            folder => File.WriteAllText(Path.Combine(folder, "acl"), "topic readwrite free/#\ntopic read locked/#\n"));

    public async Task DisposeAsync() => await _broker.DisposeAsync();

    [Theory]
    [InlineData(MqttQualityOfServiceLevel.AtMostOnce, MqttProtocolVersion.V500)]
    [InlineData(MqttQualityOfServiceLevel.AtLeastOnce, MqttProtocolVersion.V500)]
    [InlineData(MqttQualityOfServiceLevel.ExactlyOnce, MqttProtocolVersion.V500)]
    [InlineData(MqttQualityOfServiceLevel.AtMostOnce, MqttProtocolVersion.V311)]
    [InlineData(MqttQualityOfServiceLevel.AtLeastOnce, MqttProtocolVersion.V311)]
    [InlineData(MqttQualityOfServiceLevel.ExactlyOnce, MqttProtocolVersion.V311)]
    public async Task PublishAsync_EachQosAndVersion_ArrivesWithPacketIdentifierFromQos1On(MqttQualityOfServiceLevel qos, MqttProtocolVersion version)
    {
        using var client = await Clients.ConnectAsync(_broker, version);
        var arrived = await Clients.ListenAsync(client, "free/a");

        var result = await client.PublishStringAsync("free/a", "grüße", qos);

        result.IsSuccess.ShouldBeTrue();
        result.PacketIdentifier.HasValue.ShouldBe(qos != MqttQualityOfServiceLevel.AtMostOnce);
        var message = await arrived.NextAsync();
        message.Topic.ShouldBe("free/a");
        message.ConvertPayloadToString().ShouldBe("grüße");
        message.QualityOfServiceLevel.ShouldBe(qos);
    }

    [Fact]
    public async Task PublishAsync_NobodySubscribes_SaysNoMatchingSubscribers()
    {
        using var client = await Clients.ConnectAsync(_broker);
        var result = await client.PublishStringAsync("free/nobody", "x", MqttQualityOfServiceLevel.AtLeastOnce);
        result.ReasonCode.ShouldBe(MqttClientPublishReasonCode.NoMatchingSubscribers);
        result.IsSuccess.ShouldBeTrue();
    }

    [Theory]
    [InlineData(MqttQualityOfServiceLevel.AtLeastOnce)]
    [InlineData(MqttQualityOfServiceLevel.ExactlyOnce)]
    public async Task PublishAsync_TopicNotAllowed_SaysNotAuthorizedAndStaysConnected(MqttQualityOfServiceLevel qos)
    {
        using var client = await Clients.ConnectAsync(_broker);
        var result = await client.PublishStringAsync("locked/a", "x", qos);
        result.ReasonCode.ShouldBe(MqttClientPublishReasonCode.NotAuthorized);
        result.IsSuccess.ShouldBeFalse();
        (await client.PublishStringAsync("free/a", "x", qos)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task PublishAsync_AllProperties_ArriveUnchanged()
    {
        using var client = await Clients.ConnectAsync(_broker);
        var arrived = await Clients.ListenAsync(client, "free/properties");
        var message = new MqttApplicationMessageBuilder()
            .WithTopic("free/properties")
            .WithPayload("{}")
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithContentType("application/json")
            .WithResponseTopic("free/reply")
            .WithCorrelationData([0, 1, 255])
            .WithMessageExpiryInterval(600)
            .WithPayloadFormatIndicator(MqttPayloadFormatIndicator.CharacterData)
            .WithUserProperty("schema", "1")
            .WithUserProperty("schema", "zwei ✓")
            .Build();

        (await client.PublishAsync(message)).IsSuccess.ShouldBeTrue();

        var got = await arrived.NextAsync();
        got.ContentType.ShouldBe("application/json");
        got.ResponseTopic.ShouldBe("free/reply");
        got.CorrelationData.ShouldBe([0, 1, 255]);
        got.MessageExpiryInterval.ShouldBeInRange(590u, 600u);
        got.PayloadFormatIndicator.ShouldBe(MqttPayloadFormatIndicator.CharacterData);
        got.UserProperties.ShouldNotBeNull().Select(p => $"{p.Name}={p.Value}").ShouldBe(["schema=1", "schema=zwei ✓"]);
    }

    [Fact]
    public async Task PublishAsync_TopicAlias_SecondMessageNeedsNoTopic()
    {
        using var client = await Clients.ConnectAsync(_broker);
        var arrived = await Clients.ListenAsync(client, "free/#");
        await client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic("free/long/name").WithTopicAlias(1).WithPayload("1").Build());
        await client.PublishAsync(new MqttApplicationMessageBuilder().WithTopicAlias(1).WithPayload("2").Build());
        (await arrived.NextAsync()).Topic.ShouldBe("free/long/name");
        var second = await arrived.NextAsync();
        second.Topic.ShouldBe("free/long/name");
        second.ConvertPayloadToString().ShouldBe("2");
    }

    [Fact]
    public async Task PublishAsync_Retained_ReachesLaterSubscriberUntilEmptyPayloadClearsIt()
    {
        using var client = await Clients.ConnectAsync(_broker);
        await client.PublishStringAsync("free/kept", "now", MqttQualityOfServiceLevel.AtLeastOnce, retain: true);
        using (var late = await Clients.ConnectAsync(_broker))
        {
            var got = await (await Clients.ListenAsync(late, "free/kept")).NextAsync();
            got.Retain.ShouldBeTrue();
            got.ConvertPayloadToString().ShouldBe("now");
        }
        await client.PublishStringAsync("free/kept", null, MqttQualityOfServiceLevel.AtLeastOnce, retain: true);
        using var later = await Clients.ConnectAsync(_broker);
        var arrived = await Clients.ListenAsync(later, "free/#");
        await client.PublishStringAsync("free/end", "end", MqttQualityOfServiceLevel.AtLeastOnce);
        (await arrived.NextAsync()).Topic.ShouldBe("free/end");
    }

    [Fact]
    public async Task PublishAsync_LargePayload_ArrivesWhole()
    {
        using var client = await Clients.ConnectAsync(_broker);
        var arrived = await Clients.ListenAsync(client, "free/large");
        var payload = new byte[1_900_000];
        new Random(1).NextBytes(payload);
        var message = new MqttApplicationMessageBuilder().WithTopic("free/large").WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
        (await client.PublishAsync(message)).IsSuccess.ShouldBeTrue();
        System.Buffers.BuffersExtensions.ToArray((await arrived.NextAsync()).Payload).ShouldBe(payload);
    }

    [Fact]
    public async Task PublishAsync_LargerThanTheBrokerTakes_IsRefusedByReasonAndLaterOnesPass()
    {
        using var client = await Clients.ConnectAsync(_broker);
        var message = new MqttApplicationMessageBuilder().WithTopic("free/large").WithPayload(new byte[2_000_001]).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
        (await client.PublishAsync(message)).IsSuccess.ShouldBeFalse();
        (await client.PublishStringAsync("free/a", "x", MqttQualityOfServiceLevel.AtLeastOnce)).IsSuccess.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("free/+")]
    [InlineData("free/#/x")]
    [InlineData("free/\0x")]
    [InlineData("free/\u0001x")]
    public async Task PublishAsync_ImpossibleTopic_ThrowsAndStaysConnected(string topic)
    {
        using var client = await Clients.ConnectAsync(_broker);
        var message = new MqttApplicationMessage { Topic = topic, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce };
        await Should.ThrowAsync<MqttProtocolViolationException>(() => client.PublishAsync(message));
        client.IsConnected.ShouldBeTrue();
    }

    [Fact]
    public async Task PublishAsync_TopicOrPropertyOver65535Bytes_ThrowsAndStaysConnected()
    {
        using var client = await Clients.ConnectAsync(_broker);
        var longTopic = new MqttApplicationMessage { Topic = new string('a', 70_000) };
        await Should.ThrowAsync<MqttProtocolViolationException>(() => client.PublishAsync(longTopic));
        var longProperty = new MqttApplicationMessageBuilder().WithTopic("free/a").WithUserProperty("n", new string('v', 70_000)).Build();
        await Should.ThrowAsync<MqttProtocolViolationException>(() => client.PublishAsync(longProperty));
        var nul = new MqttApplicationMessageBuilder().WithTopic("free/a").WithUserProperty("n", "a\0b").Build();
        await Should.ThrowAsync<MqttProtocolViolationException>(() => client.PublishAsync(nul));
        (await client.PublishStringAsync("free/a", "x", MqttQualityOfServiceLevel.AtLeastOnce)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task PublishAsync_PropertiesOnVersion311_ThrowNotSupported()
    {
        using var client = await Clients.ConnectAsync(_broker, MqttProtocolVersion.V311);
        var message = new MqttApplicationMessageBuilder().WithTopic("free/a").WithUserProperty("a", "b").Build();
        await Should.ThrowAsync<NotSupportedException>(() => client.PublishAsync(message));
    }

    [Fact]
    public async Task PublishAsync_NotConnected_Throws()
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await Should.ThrowAsync<MqttClientNotConnectedException>(() => client.PublishStringAsync("free/a"));
    }

    [Fact]
    public async Task PublishAsync_TenThousandQos1_AllArriveInOrderWithoutGrowth()
    {
        const int Count = 10_000;
        using var subscriber = await Clients.ConnectAsync(_broker);
        var arrived = await Clients.ListenAsync(subscriber, "free/many", MqttQualityOfServiceLevel.AtLeastOnce);
        using var client = await Clients.ConnectAsync(_broker);
        await PublishManyAsync(client, 0, Count / 2);
        var before = ResidentBytes();
        await PublishManyAsync(client, Count / 2, Count / 2);
        for (var i = 0; i < Count; i++)
        {
            (await arrived.NextAsync()).ConvertPayloadToString().ShouldBe($"{i}");
        }
        // Each message carries a property list, a payload copy and a topic copy; a leak of one of them would be megabytes.
        (ResidentBytes() - before).ShouldBeLessThan(30_000_000);
    }

    private static async Task PublishManyAsync(IMqttClient client, int first, int count)
    {
        var pending = new List<Task<MqttClientPublishResult>>();
        for (var i = first; i < first + count; i++)
        {
            pending.Add(client.PublishAsync(new MqttApplicationMessageBuilder()
                .WithTopic("free/many").WithPayload($"{i}").WithUserProperty("k", new string('v', 1_000))
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build()));
        }
        (await Task.WhenAll(pending).WaitAsync(TimeSpan.FromSeconds(60))).ShouldAllBe(r => r.IsSuccess);
    }

    private static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
