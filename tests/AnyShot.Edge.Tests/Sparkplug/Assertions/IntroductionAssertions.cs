namespace AnyShot.Edge.Tests.Sparkplug.Assertions;

/// <summary>Chapters 1 and 2: ids in topics, sessions. Each test has the name of its assertion; docs/sparkplug.md says what each asks for.</summary>
[Collection(LifeCollection.Name)]
public sealed class IntroductionAssertions(RecordedLife life)
{
    private const string Group = "press shop";
    private const string Node = "s1";

    [Fact]
    public void IntroGroupIdString() => RecordedLife.Some(life.All).ShouldAllBe(m => m.Levels[1] == Group);

    [Fact]
    public void IntroEdgeNodeIdString() => RecordedLife.Some(life.All).ShouldAllBe(m => m.Levels[3] == Node);

    [Fact]
    public void IntroDeviceIdString() => life.Of("DBIRTH", "DDATA", "DDEATH").Select(m => m.Device).Distinct().ShouldBe(["top", "side"], ignoreOrder: true);

    [Theory]
    [InlineData("a+b")]
    [InlineData("a#b")]
    [InlineData("a/b")]
    [InlineData("a\\u0000b")]
    public void IntroGroupIdChars(string id) => SparkplugConfiguration.Mistakes($"\"groupId\": \"{id}\"").ShouldHaveSingleItem().ShouldStartWith("mqtt.sparkplug.groupId");

    [Theory]
    [InlineData("a+b")]
    [InlineData("a#b")]
    [InlineData("a/b")]
    [InlineData("a\\u0000b")]
    public void IntroEdgeNodeIdChars(string id) => SparkplugConfiguration.Mistakes($"\"edgeNodeId\": \"{id}\"").ShouldHaveSingleItem().ShouldStartWith("mqtt.sparkplug.edgeNodeId");

    [Theory]
    [InlineData("a+b")]
    [InlineData("a#b")]
    [InlineData("a/b")]
    public void IntroDeviceIdChars(string id) => SparkplugConfiguration.Mistakes("", cameras: id).ShouldHaveSingleItem().ShouldStartWith("cameras[0].name");

    [Fact]
    public void PrinciplesRbeRecommended()
    {
        // The station was at rest but for its verdicts: each NDATA tells of a change, and none only repeats.
        foreach (var session in life.Sessions)
        {
            var last = new Dictionary<string, string>();
            foreach (var message in session.Messages.Where(m => m.Verb is "NBIRTH" or "NDATA"))
            {
                if (message.Verb == "NDATA")
                {
                    message.Payload.Metrics.ShouldNotBeEmpty();
                    message.Payload.Metrics.ShouldAllBe(m => last[m.Name!] != Content(m));
                }

                foreach (var metric in message.Payload.Metrics)
                {
                    last[metric.Name!] = Content(metric);
                }
            }
        }

        life.Of("NDATA");
    }

    [Fact]
    public void PrinciplesBirthCertificatesOrder() =>
        life.Sessions.ShouldAllBe(s => s.Messages.GroupBy(m => m.Packet.Connection).All(c => c.First().Verb == "NBIRTH"));

    [Fact]
    public void PrinciplesPersistenceCleanSession311() => RecordedLife.Some(life.Version311.Connects).ShouldAllBe(c => c.Version == 4 && c.IsClean);

    [Fact]
    public void PrinciplesPersistenceCleanSession50() =>
        RecordedLife.Some(life.First.Connects.Concat(life.Second.Connects)).ShouldAllBe(c => c.Version == 5 && c.IsClean && !c.HasSessionExpiry);

    private static string Content(SparkplugMetric metric) => $"{metric.Value} {metric.IsNull} {metric.Quality ?? 192}";
}
