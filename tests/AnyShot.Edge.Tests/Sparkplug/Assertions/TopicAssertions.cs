namespace AnyShot.Edge.Tests.Sparkplug.Assertions;

/// <summary>Chapter 4: topics, and what a message on each of them bears. Each test has the name of its assertion.</summary>
[Collection(LifeCollection.Name)]
public sealed class TopicAssertions(RecordedLife life)
{
    private static readonly string[] NodeVerbs = ["NBIRTH", "NDATA", "NDEATH"];
    private static readonly string[] DeviceVerbs = ["DBIRTH", "DDATA", "DDEATH"];

    [Fact]
    public void TopicStructure() => RecordedLife.Some(life.All).ShouldAllBe(m => m.Levels.Length == (DeviceVerbs.Contains(m.Verb) ? 5 : 4));

    [Fact]
    public void TopicStructureNamespaceA() => RecordedLife.Some(life.All).ShouldAllBe(m => m.Levels[0] == "spBv1.0");

    [Fact]
    public void TopicStructureNamespaceValidGroupId() => RecordedLife.Some(life.All).ShouldAllBe(m => IsValid(m.Levels[1]));

    [Fact]
    public void TopicStructureNamespaceValidEdgeNodeId() => RecordedLife.Some(life.All).ShouldAllBe(m => IsValid(m.Levels[3]));

    [Fact]
    public void TopicStructureNamespaceValidDeviceId() => life.Of(DeviceVerbs).ShouldAllBe(m => IsValid(m.Device!));

    [Fact]
    public void TopicStructureNamespaceUniqueDeviceId() =>
        SparkplugConfiguration.Mistakes("", cameras: ["top", "top"]).ShouldBe(["cameras[1].name: \"top\" is used twice."]);

    [Fact]
    public void TopicStructureNamespaceDeviceIdAssociatedMessageTypes() => life.Of(DeviceVerbs).ShouldAllBe(m => m.Device!.Length > 0);

    [Fact]
    public void TopicStructureNamespaceDeviceIdNonAssociatedMessageTypes() => life.Of(NodeVerbs).ShouldAllBe(m => m.Device == null);

    [Fact]
    public void CaseSensitivitySparkplugIds() =>
        SparkplugConfiguration.Mistakes("", cameras: ["top", "Top"]).ShouldBe(["cameras: the names \"top\" and \"Top\" differ only in case, which mqtt.sparkplug does not allow."]);

    [Fact]
    public void CaseSensitivityMetricNames() =>
        life.Of("NBIRTH", "DBIRTH").ShouldAllBe(m => m.Payload.Metrics.Select(x => x.Name!.ToLowerInvariant()).Distinct().Count() == m.Payload.Metrics.Count);

    [Fact]
    public void TopicsNbirthTopic() => life.Of("NBIRTH").ShouldAllBe(m => m.Topic == "spBv1.0/press shop/NBIRTH/s1");

    [Fact]
    public void TopicsNbirthMqtt() => life.Of("NBIRTH").ShouldAllBe(m => IsTransient(m));

    [Fact]
    public void TopicsNbirthSeqNum() => life.Of("NBIRTH").ShouldAllBe(m => m.Payload.Seq == 0);

    [Fact]
    public void TopicsNbirthTimestamp() => life.Of("NBIRTH").ShouldAllBe(m => IsOfTheTime(m));

    [Fact]
    public void TopicsNbirthMetricReqs() => BirthHasAll("NBIRTH", "NDATA");

    [Fact]
    public void TopicsNbirthMetrics() => life.Of("NBIRTH").ShouldAllBe(m => m.Payload.Metrics.All(HasNameTypeValue));

    [Fact]
    public void TopicsNbirthBdseqIncluded() => life.Of("NBIRTH").ShouldAllBe(m => m.Payload["bdSeq"].Value != null);

    [Fact]
    public void TopicsNbirthBdseqMatching()
    {
        foreach (var session in life.Sessions)
        {
            RecordedLife.Some(session.Messages.Where(m => m.Verb == "NBIRTH"))
                .ShouldAllBe(m => m.Payload["bdSeq"].Value == session.Wills[m.Packet.Connection]["bdSeq"].Value);
        }
    }

    [Fact]
    public void TopicsNbirthBdseqIncrement() =>
        RecordedLife.Some(life.Sessions.SelectMany(s => s.Wills)).Select(w => w["bdSeq"].Value).ShouldBe(Enumerable.Range(0, life.Sessions.Sum(s => s.Wills.Count)).Select(i => $"{i}"));

    [Fact]
    public void TopicsNbirthRebirthMetric() =>
        life.Of("NBIRTH").Select(m => m.Payload["Node Control/Rebirth"]).ShouldAllBe(m => m.DataType == 11 && m.ValueField == "booleanValue" && m.Value == "False");

    [Fact]
    public void TopicsNdataTopic() => life.Of("NDATA").ShouldAllBe(m => m.Topic == "spBv1.0/press shop/NDATA/s1");

    [Fact]
    public void TopicsNdataMqtt() => life.Of("NDATA").ShouldAllBe(m => IsTransient(m));

    [Fact]
    public void TopicsNdataSeqNum() => FollowsOneBefore("NDATA");

    [Fact]
    public void TopicsNdataTimestamp() => life.Of("NDATA").ShouldAllBe(m => IsOfTheTime(m));

    [Fact]
    public void TopicsNdataPayload()
    {
        // A camera went down and came back, and parts were judged: the metrics of that, with their new values, are in NDATA.
        var data = life.Of("NDATA").SelectMany(m => m.Payload.Metrics).ToList();
        data.ShouldContain(m => m.Name == "Health/Camera" && m.IsNull && m.Quality == 0);
        data.ShouldContain(m => m.Name == "Health/Camera" && m.Value == "True" && m.Quality == 192);
        data.ShouldContain(m => m.Name == "Cnt/Pass" && m.Value == "305");
        data.ShouldContain(m => m.Name == "Cnt/Unsure" && m.Value == "20");
    }

    [Fact]
    public void TopicsNdeathTopic()
    {
        life.Of("NDEATH").ShouldAllBe(m => m.Topic == "spBv1.0/press shop/NDEATH/s1");
        life.Sessions.SelectMany(s => s.Connects).ShouldAllBe(c => c.WillTopic == "spBv1.0/press shop/NDEATH/s1");
    }

    [Fact]
    public void TopicsNdeathPayload() => Deaths().ShouldAllBe(p => p.Metrics.Count == 1 && p.Metrics[0].Name == "bdSeq");

    [Fact]
    public void TopicsNdeathSeq() => Deaths().ShouldAllBe(p => !p.Fields.Contains("seq"));

    [Fact]
    public void TopicsDbirthTopic() => life.Of("DBIRTH").Select(m => m.Topic).Distinct().ShouldBe(["spBv1.0/press shop/DBIRTH/s1/top", "spBv1.0/press shop/DBIRTH/s1/side"]);

    [Fact]
    public void TopicsDbirthMqtt() => life.Of("DBIRTH").ShouldAllBe(m => IsTransient(m));

    [Fact]
    public void TopicsDbirthSeq() => FollowsOneBefore("DBIRTH");

    [Fact]
    public void TopicsDbirthTimestamp() => life.Of("DBIRTH").ShouldAllBe(m => IsOfTheTime(m));

    [Fact]
    public void TopicsDbirthMetricReqs() => BirthHasAll("DBIRTH", "DDATA");

    [Fact]
    public void TopicsDbirthMetrics() => life.Of("DBIRTH").ShouldAllBe(m => m.Payload.Metrics.All(HasNameTypeValue));

    [Fact]
    public void TopicsDdataTopic() => life.Of("DDATA").Select(m => m.Topic).Distinct().ShouldBe(["spBv1.0/press shop/DDATA/s1/top", "spBv1.0/press shop/DDATA/s1/side"]);

    [Fact]
    public void TopicsDdataMqtt() => life.Of("DDATA").ShouldAllBe(m => IsTransient(m));

    [Fact]
    public void TopicsDdataSeqNum() => FollowsOneBefore("DDATA");

    [Fact]
    public void TopicsDdataTimestamp() => life.Of("DDATA").ShouldAllBe(m => IsOfTheTime(m));

    [Fact]
    public void TopicsDdataPayload() =>
        life.Of("DDATA").ShouldAllBe(m => m.Payload.Metrics.Any(x => x.Name == "Res/InspectionId") && m.Payload.Metrics.Any(x => x.Name == "Res/CapturedAt"));

    [Fact]
    public void TopicsDdeathTopic() => life.Of("DDEATH").ShouldAllBe(m => m.Topic == "spBv1.0/press shop/DDEATH/s1/top");

    [Fact]
    public void TopicsDdeathMqtt() => life.Of("DDEATH").ShouldAllBe(m => IsTransient(m));

    [Fact]
    public void TopicsDdeathSeqNum() => FollowsOneBefore("DDEATH");

    private static bool IsValid(string id) => id.Length > 0 && id.IndexOfAny(['+', '#', '/', '\0', '\uFFFD']) < 0;

    private static bool IsTransient(SparkplugMessage message) => message.Packet is { Qos: 0, Retain: false };

    private static bool HasNameTypeValue(SparkplugMetric metric) =>
        metric.Name?.Length > 0 && metric.DataType is > 0 && (metric.ValueField is not null || metric.IsNull);

    private bool IsOfTheTime(SparkplugMessage message) => message.Payload.Timestamp >= life.Span.From && message.Payload.Timestamp <= life.Span.To;

    private IReadOnlyList<SparkplugPayload> Deaths() =>
        RecordedLife.Some([.. life.Of("NDEATH").Select(m => m.Payload), .. life.Sessions.SelectMany(s => s.Wills), .. life.Wills]);

    private void FollowsOneBefore(string verb) => life.Sequence(verb).ShouldAllBe(p => p.Before != null && p.Message.Payload.Seq == (p.Before.Payload.Seq + 1) % 256);

    private void BirthHasAll(string birth, string data)
    {
        foreach (var device in life.Of(data).GroupBy(m => m.Device))
        {
            var sent = device.SelectMany(m => m.Payload.Metrics.Select(x => x.Name!)).ToHashSet();
            RecordedLife.Some(life.Of(birth).Where(m => m.Device == device.Key)).ShouldAllBe(m => sent.IsSubsetOf(m.Payload.Metrics.Select(x => x.Name!)));
        }
    }
}
