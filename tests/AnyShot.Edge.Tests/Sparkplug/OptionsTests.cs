using AnyShot.Edge.Configuration;
using AnyShot.Edge.Sparkplug;

namespace AnyShot.Edge.Tests.Sparkplug;

public sealed class OptionsTests
{
    [Fact]
    public void Ids_Empty_AreThoseOfTheStation()
    {
        var named = new SparkplugTopics(new StationOptions { Name = "s1", Area = "press shop" }, new SparkplugOptions());
        (named.GroupId, named.EdgeNodeId, named.ClientId).ShouldBe(("press shop", "s1", "anyshot-sparkplug-press shop-s1"));
        new SparkplugTopics(new StationOptions { Name = "s1" }, new SparkplugOptions()).GroupId.ShouldBe("anyshot");
        var given = new SparkplugTopics(new StationOptions { Name = "s1", Area = "a" }, new SparkplugOptions { GroupId = "g", EdgeNodeId = "n" });
        given.DeviceData("top").ShouldBe("spBv1.0/g/DDATA/n/top");
    }

    [Fact]
    public void Section_ThatIsRight_IsTaken() =>
        SparkplugConfiguration.Mistakes("\"groupId\": \"G 1\", \"edgeNodeId\": \"Öse_1\", \"primaryHostId\": \"scada\"").ShouldBeEmpty();

    [Fact]
    public void Group_FromAnAreaThatNoTopicHolds_IsAskedFor() =>
        SparkplugConfiguration.Mistakes("", area: "A/B").ShouldContain("mqtt.sparkplug.groupId: is missing: the station's area \"A/B\" cannot take its place, because it holds +, / or #.");

    [Fact]
    public void Group_State_IsRefused() =>
        SparkplugConfiguration.Mistakes("\"groupId\": \"STATE\"").ShouldBe(["mqtt.sparkplug.groupId: may not be STATE, which is the topic of the host applications."]);
}
