namespace AnyShot.Edge.Tests.Sparkplug.Assertions;

/// <summary>Chapter 5: the primary host application. Each test has the name of its assertion.</summary>
public sealed class PrimaryHostAssertions(RecordedHost host) : IClassFixture<RecordedHost>
{
    [Fact]
    public void MessageFlowEdgeNodeBirthPublishPhidWait()
    {
        Published(..host.PacketsBeforeOnline).ShouldBeEmpty();
        host.MessagesOf(host.PacketsBeforeOnline..)[0].Verb.ShouldBe("NBIRTH");
    }

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishPhidWaitId() => host.BirthsForOther.ShouldBe(0);

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishPhidWaitOnline() => host.BirthsForOffline.ShouldBe(0);

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishPhidWaitTimestamp() => host.BirthsForOlder.ShouldBe(0);

    [Fact]
    public void OperationalBehaviorEdgeNodeBirthSequenceWait()
    {
        // Also after the second connect, though the host had been online before.
        Published(host.PacketsBeforeOffline..host.PacketsBeforeReturn).Select(m => m.Topic.Split('/')[2]).ShouldBe(["NDEATH"]);
        host.MessagesOf(host.PacketsBeforeReturn..)[0].Verb.ShouldBe("NBIRTH");
    }

    [Fact]
    public void OperationalBehaviorPrimaryApplicationStateWithMultipleServersStateSubs()
    {
        var connects = host.Session.Packets.Where(p => p.Type == MqttPacketType.Connect).ToList();
        connects.Count.ShouldBe(2);
        connects.ShouldAllBe(c => host.Session.Packets.Any(p => p.Connection == c.Connection && p.Type == MqttPacketType.Subscribe && p.Filters.Contains(StateFilter)));
    }

    [Fact]
    public void MessageFlowEdgeNodeBirthPublishPhidOffline()
    {
        var left = host.Session.Packets.ToList()[host.PacketsBeforeOffline..host.PacketsBeforeReturn].Where(p => p.Type != MqttPacketType.PubAck).ToList();
        left[0].Topic.ShouldBe("spBv1.0/press shop/NDEATH/s1");
        left[1].Type.ShouldBe(MqttPacketType.Disconnect);
        left[2].Type.ShouldBe(MqttPacketType.Connect);
    }

    [Fact]
    public void OperationalBehaviorEdgeNodeTerminationHostOffline() =>
        host.Session.Packets.Skip(host.PacketsBeforeOffline).First(p => p.Type == MqttPacketType.Disconnect).Connection.ShouldBe(0);

    [Fact]
    public void OperationalBehaviorEdgeNodeTerminationHostOfflineReconnect()
    {
        // The list of servers has one entry, so the next one is the same.
        var connect = host.Session.Packets.Skip(host.PacketsBeforeOffline).First(p => p.Type == MqttPacketType.Connect);
        connect.Connection.ShouldBe(1);
        host.Session.Wills.Select(w => w["bdSeq"].Value).ShouldBe(["0", "1"]);
    }

    [Fact]
    public void OperationalBehaviorEdgeNodeTerminationHostOfflineTimestamp()
    {
        host.ConnectsAfterOlderOffline.ShouldBe(1);
        host.MessagesOf(..host.PacketsBeforeOffline).ShouldAllBe(m => m.Verb != "NDEATH");
    }

    private static (string Topic, int Qos) StateFilter => ("spBv1.0/STATE/scada", 1);

    private List<MqttPacket> Published(Range packets) => [.. host.Session.Packets.ToList()[packets].Where(p => p.Type == MqttPacketType.Publish)];
}
