using AnyShot.Edge.Configuration;
using AnyShot.Edge.Mqtt;

namespace AnyShot.Edge.Tests.Mqtt;

public sealed class MqttTopicsTests
{
    [Fact]
    public void Prefix_NoPath_IsAnyshotAndStation()
    {
        var topics = new MqttTopics(new StationOptions { Name = "demo" }, new MqttOptions());
        topics.Verdict.ShouldBe("anyshot/demo/verdict");
        topics.ClientId.ShouldBe("anyshot-demo");
    }

    [Fact]
    public void Prefix_IsaPath_LeavesEmptyLevelsOut()
    {
        var station = new StationOptions { Name = "s1", Enterprise = "acme", Site = "berlin", Line = "l4" };
        var topics = new MqttTopics(station, new MqttOptions());
        topics.Alarm("x").ShouldBe("acme/berlin/l4/anyshot/alarm/x");
        topics.ClientId.ShouldBe("acme-berlin-l4-anyshot-s1");
    }

    [Fact]
    public void Prefix_Configured_WinsWithoutOuterSlashes() =>
        new MqttTopics(new StationOptions { Name = "s1", Site = "b" }, new MqttOptions { TopicPrefix = "/own/prefix/" }).Health.ShouldBe("own/prefix/health");
}
