namespace AnyShot.Edge.Tests.Sparkplug.Assertions;

/// <summary>Chapter 5: sessions of node and devices, data, rebirth. Each test has the name of its assertion.</summary>
[Collection(LifeCollection.Name)]
public sealed class MessageFlowAssertions(RecordedLife life)
{
    private const int Int64 = 4;
    private const int BooleanType = 11;

    [Fact]
    public void MessageFlowEdgeNodeNcmdSubscribe() => SubscribedBeforeBirth("spBv1.0/press shop/NCMD/s1");

    [Fact]
    public void MessageFlowDeviceDcmdSubscribe()
    {
        SubscribedBeforeBirth("spBv1.0/press shop/DCMD/s1/top");
        SubscribedBeforeBirth("spBv1.0/press shop/DCMD/s1/side");
    }

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishConnect() => life.Sessions.ShouldAllBe(s =>
        s.Packets.GroupBy(p => p.Connection).All(c => c.First().Type == MqttPacketType.Connect));

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishWillMessage() => Connects().ShouldAllBe(c => c.WillTopic != null && c.WillPayload.Length > 0);

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishWillMessageTopic() => Connects().ShouldAllBe(c => c.WillTopic == "spBv1.0/press shop/NDEATH/s1");

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishWillMessagePayload()
    {
        // Decoding it, the foreign decoder would have failed; what the broker sent when the connection was lost is the same.
        RecordedLife.Some(life.Sessions.SelectMany(s => s.Wills)).ShouldAllBe(w => w.Metrics.Count == 1);
        RecordedLife.Some(life.Wills)[0]["bdSeq"].Value.ShouldBe(life.Lost.Wills[0]["bdSeq"].Value);
    }

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishWillMessagePayloadBdSeq()
    {
        var wills = RecordedLife.Some(life.Sessions.SelectMany(s => s.Wills)).Select(w => w["bdSeq"]).ToList();
        wills.ShouldAllBe(b => b.DataType == Int64 && b.ValueField == "longValue");
        wills.Select(b => b.Value).ShouldBe(Enumerable.Range(0, wills.Count).Select(i => $"{i}"));
    }

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishWillMessageQos() => Connects().ShouldAllBe(c => c.WillQos == 1);

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishWillMessageWillRetained() => Connects().ShouldAllBe(c => !c.WillRetain);

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishNbirthTopic() => life.Of("NBIRTH").ShouldAllBe(m => m.Topic == "spBv1.0/press shop/NBIRTH/s1");

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishNbirthPayload() => life.Of("NBIRTH").ShouldAllBe(m => m.Payload.Metrics.Count > 2);

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishNbirthPayloadBdSeq()
    {
        foreach (var session in life.Sessions)
        {
            RecordedLife.Some(session.Messages.Where(m => m.Verb == "NBIRTH")).ShouldAllBe(m =>
                m.Payload["bdSeq"].DataType == Int64 && m.Payload["bdSeq"].Value == session.Wills[m.Packet.Connection]["bdSeq"].Value);
        }
    }

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishNbirthQos() => life.Of("NBIRTH").ShouldAllBe(m => m.Packet.Qos == 0);

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishNbirthRetained() => life.Of("NBIRTH").ShouldAllBe(m => !m.Packet.Retain);

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishNbirthPayloadSeq() => life.Of("NBIRTH").ShouldAllBe(m => m.Payload.Seq >= 0 && m.Payload.Seq <= 255);

    [Fact]
    public void MessageFlowDeviceBirthPublishNbirthWait() => life.Sessions.ShouldAllBe(s =>
        s.Messages.Where(m => m.Verb == "DBIRTH").All(m => s.Before(m).Any(p => p.Type == MqttPacketType.Publish && p.Topic.Contains("/NBIRTH/"))));

    [Fact]
    public void MessageFlowDeviceBirthPublishDbirthTopic() =>
        life.Of("DBIRTH").ShouldAllBe(m => m.Topic == "spBv1.0/press shop/DBIRTH/s1/top" || m.Topic == "spBv1.0/press shop/DBIRTH/s1/side");

    [Fact]
    public void MessageFlowDeviceBirthPublishDbirthMatchEdgeNodeTopic()
    {
        var node = life.Of("NBIRTH")[0];
        life.Of("DBIRTH").ShouldAllBe(m => m.Levels[1] == node.Levels[1] && m.Levels[3] == node.Levels[3]);
    }

    [Fact]
    public void MessageFlowDeviceBirthPublishDbirthPayload() => life.Of("DBIRTH").ShouldAllBe(m => m.Payload.Metrics.Count > 2);

    [Fact]
    public void MessageFlowDeviceBirthPublishDbirthQos() => life.Of("DBIRTH").ShouldAllBe(m => m.Packet.Qos == 0);

    [Fact]
    public void MessageFlowDeviceBirthPublishDbirthRetained() => life.Of("DBIRTH").ShouldAllBe(m => !m.Packet.Retain);

    [Fact]
    public void MessageFlowDeviceBirthPublishDbirthPayloadSeq() => life.Sequence("DBIRTH").ShouldAllBe(p =>
        p.Message.Payload.Seq >= 0 && p.Message.Payload.Seq <= 255 && p.Message.Payload.Seq == (p.Before!.Payload.Seq + 1) % 256);

    [Fact]
    public void OperationalBehaviorEdgeNodeIntentionalDisconnectNdeath() => StoppedSessions().ShouldAllBe(s =>
        s.Messages.Count(m => m.Verb == "NDEATH") == 1 && s.Messages.Last().Verb == "NDEATH");

    [Fact]
    public void OperationalBehaviorEdgeNodeIntentionalDisconnectPacket() => StoppedSessions().ShouldAllBe(s =>
        s.Packets.Last().Type == MqttPacketType.Disconnect && ReferenceEquals(s.Packets.SkipLast(1).Last(), s.Messages.Last().Packet));

    [Fact]
    public void OperationalBehaviorDeviceDdeath()
    {
        // The camera was lost once, and after it came back its device was born again before any data of it.
        var death = RecordedLife.Some(life.First.Messages.Where(m => m.Verb == "DDEATH")).ShouldHaveSingleItem();
        death.Device.ShouldBe("top");
        life.First.Messages.SkipWhile(m => !ReferenceEquals(m, death)).Skip(1).First(m => m.Device == "top").Verb.ShouldBe("DBIRTH");
    }

    [Fact]
    public void OperationalBehaviorPrimaryApplicationStateWithMultipleServersSingleServer() => life.Sessions.ShouldAllBe(s => s.MostConnections == 1);

    [Fact]
    public void OperationalBehaviorDataPublishNbirth() => BirthHasAll("NBIRTH", "NDATA");

    [Fact]
    public void OperationalBehaviorDataPublishNbirthValues() => ValueOrNull("NBIRTH");

    [Fact]
    public void OperationalBehaviorDataPublishNbirthChange() => life.Of("NDATA").ShouldAllBe(m => m.Payload.Metrics.Count > 0);

    [Fact]
    public void OperationalBehaviorDataPublishNbirthOrder() => Chronological("NBIRTH", "NDATA");

    [Fact]
    public void OperationalBehaviorDataPublishDbirth() => BirthHasAll("DBIRTH", "DDATA");

    [Fact]
    public void OperationalBehaviorDataPublishDbirthValues()
    {
        ValueOrNull("DBIRTH");
        // A camera without a verdict yet, and one with.
        life.Of("DBIRTH").SelectMany(m => m.Payload.Metrics).ShouldContain(m => m.IsNull);
        life.Of("DBIRTH").SelectMany(m => m.Payload.Metrics).ShouldContain(m => !m.IsNull);
    }

    [Fact]
    public void OperationalBehaviorDataPublishDbirthChange()
    {
        // One DDATA for each verdict, and no other.
        var ids = life.Of("DDATA").Select(m => m.Payload["Res/InspectionId"].Value).ToList();
        ids.ShouldBeUnique();
        ids.Count.ShouldBe(335 + 3 + 3 + 3);
    }

    [Fact]
    public void OperationalBehaviorDataPublishDbirthOrder() => Chronological("DBIRTH", "DDATA");

    [Fact]
    public void OperationalBehaviorDataCommandsRebirthName() => life.Of("NBIRTH").ShouldAllBe(m => m.Payload.Metrics.Any(x => x.Name == "Node Control/Rebirth"));

    [Fact]
    public void OperationalBehaviorDataCommandsRebirthDatatype() => life.Of("NBIRTH").ShouldAllBe(m => m.Payload["Node Control/Rebirth"].DataType == BooleanType);

    [Fact]
    public void OperationalBehaviorDataCommandsRebirthValue() => life.Of("NBIRTH").ShouldAllBe(m => m.Payload["Node Control/Rebirth"].Value == "False");

    [Fact]
    public void OperationalBehaviorDataCommandsRebirthAction1() =>
        // Between the rebirth and its last DBIRTH there is no data; that data stops in the midst of a batch, RebirthTests shows.
        Rebirth().Take(3).ShouldAllBe(m => m.IsBirth);

    [Fact]
    public void OperationalBehaviorDataCommandsRebirthAction2() => Rebirth().Take(3).Select(m => $"{m.Verb} {m.Device}").ShouldBe(["NBIRTH ", "DBIRTH top", "DBIRTH side"]);

    [Fact]
    public void OperationalBehaviorDataCommandsRebirthAction3() => Rebirth()[0].Payload["bdSeq"].Value.ShouldBe(life.First.Wills[0]["bdSeq"].Value);

    private IReadOnlyList<MqttConnectPacket> Connects() => RecordedLife.Some(life.Sessions.SelectMany(s => s.Connects));

    private IReadOnlyList<RecordedSession> StoppedSessions() => [life.First, life.Second, life.Version311];

    /// <summary>The messages of the first session from its second NBIRTH on.</summary>
    private List<SparkplugMessage> Rebirth() =>
        [.. life.First.Messages.SkipWhile(m => !ReferenceEquals(m, life.First.Messages.Where(n => n.Verb == "NBIRTH").ElementAt(1)))];

    private void SubscribedBeforeBirth(string topic)
    {
        foreach (var session in life.Sessions)
        {
            session.Before(session.Messages[0]).Where(p => p.Type == MqttPacketType.Subscribe).SelectMany(p => p.Filters).ShouldContain((topic, 1));
        }
    }

    private void BirthHasAll(string birth, string data)
    {
        foreach (var device in life.Of(data).GroupBy(m => m.Device))
        {
            var sent = device.SelectMany(m => m.Payload.Metrics.Select(x => x.Name!)).ToHashSet();
            RecordedLife.Some(life.Of(birth).Where(m => m.Device == device.Key)).ShouldAllBe(m => sent.IsSubsetOf(m.Payload.Metrics.Select(x => x.Name!)));
        }
    }

    private void ValueOrNull(string birth) => life.Of(birth).ShouldAllBe(m => m.Payload.Metrics.All(x => (x.ValueField == null) == x.IsNull));

    private void Chronological(params string[] verbs) => life.Of(verbs).ShouldAllBe(m =>
        m.Payload.Metrics.Where(x => !x.IsHistorical).Zip(m.Payload.Metrics.Where(x => !x.IsHistorical).Skip(1)).All(p => p.First.Timestamp <= p.Second.Timestamp));
}
