namespace AnyShot.Edge.Tests.Sparkplug.Assertions;

/// <summary>Chapter 6: payloads. Each test has the name of its assertion.</summary>
[Collection(LifeCollection.Name)]
public sealed class PayloadAssertions(RecordedLife life)
{
    private const int Int32 = 3;
    private const int Highest = 34;
    private static readonly string[] DataVerbs = ["NDATA", "DDATA"];
    private static readonly string[] BirthVerbs = ["NBIRTH", "DBIRTH"];

    [Fact]
    public void PayloadsTimestampInUTC() => life.Of("NBIRTH", "DBIRTH", "NDATA", "DDATA", "DDEATH").ShouldAllBe(m => IsOfTheTime(m));

    [Fact]
    public void PayloadsSequenceNumAlwaysIncluded() => RecordedLife.Some(life.All.Where(m => m.Verb != "NDEATH")).ShouldAllBe(m => m.Payload.Fields.Contains("seq"));

    [Fact]
    public void PayloadsSequenceNumReqNbirth() => life.Of("NBIRTH").ShouldAllBe(m => m.Payload.Seq >= 0 && m.Payload.Seq <= 255);

    [Fact]
    public void PayloadsSequenceNumIncrementing()
    {
        life.Sequence().Where(p => p.Message.Verb != "NBIRTH").ShouldAllBe(p => p.Message.Payload.Seq == (p.Before!.Payload.Seq + 1) % 256);
        // The recording is long enough to show that 0 follows 255.
        life.Sequence().ShouldContain(p => p.Before != null && p.Before.Payload.Seq == 255 && p.Message.Payload.Seq == 0 && p.Message.Verb != "NBIRTH");
    }

    [Fact]
    public void PayloadsNameRequirement() => Metrics(life.All).ShouldAllBe(m => m.Name!.Length > 0 && !m.HasAlias);

    [Fact]
    public void PayloadsNameBirthDataRequirement() => Metrics(life.Of("NBIRTH", "DBIRTH", "NDATA", "DDATA")).ShouldAllBe(m => m.Timestamp != null);

    [Fact]
    public void PayloadsMetricTimestampInUTC() =>
        Metrics(life.Of("NBIRTH", "DBIRTH", "NDATA", "DDATA")).ShouldAllBe(m => m.Timestamp >= life.Span.From && m.Timestamp <= life.Span.To);

    [Fact]
    public void PayloadsMetricDatatypeValueType() => Metrics(life.Of(BirthVerbs)).ShouldAllBe(m => m.DataType >= 0 && m.DataType <= uint.MaxValue);

    [Fact]
    public void PayloadsMetricDatatypeValue()
    {
        Metrics(life.Of(BirthVerbs)).ShouldAllBe(m => m.DataType > 0 && m.DataType <= Highest);
        // By that type a foreign library finds the value in its field.
        Metrics(life.Of(BirthVerbs)).Where(m => !m.IsNull).ShouldAllBe(m => string.Equals(m.ValueByType, m.Value, StringComparison.OrdinalIgnoreCase) || m.ValueField == "floatValue");
    }

    [Fact]
    public void PayloadsMetricDatatypeReq() => Metrics(life.Of(BirthVerbs)).ShouldAllBe(m => m.DataType != null);

    [Fact]
    public void PayloadsMetricDatatypeNotReq() => Metrics(life.Of(DataVerbs)).ShouldAllBe(m => m.DataType == null);

    [Fact]
    public void PayloadsPropertysetKeysArraySize() => WithProperties().ShouldAllBe(m => m.PropertyArrays.Keys.Length == m.PropertyArrays.Values.Length);

    [Fact]
    public void PayloadsPropertysetValuesArraySize() => WithProperties().ShouldAllBe(m => m.PropertyArrays.Values.Length == m.PropertyArrays.Keys.Length);

    [Fact]
    public void PayloadsMetricPropertyvalueTypeType() => PropertyTypes().ShouldAllBe(t => t >= 0 && t <= uint.MaxValue);

    [Fact]
    public void PayloadsMetricPropertyvalueTypeValue() => PropertyTypes().ShouldAllBe(t => t > 0 && t <= Highest);

    [Fact]
    public void PayloadsMetricPropertyvalueTypeReq() =>
        RecordedLife.Some(Metrics(life.Of(BirthVerbs)).SelectMany(m => m.PropertyArrays.Values)).ShouldAllBe(p => SparkplugPayload.Number(p, "type") != null);

    [Fact]
    public void PayloadsPropertysetQualityValueType() => Qualities().ShouldAllBe(q => SparkplugPayload.Number(q, "type") == Int32);

    [Fact]
    public void PayloadsPropertysetQualityValueValue()
    {
        Qualities().Select(q => SparkplugPayload.Number(q, "intValue")).Distinct().ShouldBe([192, 0, 500], ignoreOrder: true);
    }

    [Fact]
    public void PayloadsNbirthTimestamp() => life.Of("NBIRTH").ShouldAllBe(m => IsOfTheTime(m));

    [Fact]
    public void PayloadsNbirthSeq() => life.Of("NBIRTH").ShouldAllBe(m => m.Payload.Seq >= 0 && m.Payload.Seq <= 255);

    [Fact]
    public void PayloadsNbirthBdseq() => life.Of("NBIRTH").ShouldAllBe(m => m.Payload["bdSeq"].Value != null);

    [Fact]
    public void PayloadsNbirthBdseqRepeat() => life.Sessions.ShouldAllBe(s =>
        s.Messages.Where(m => m.Verb == "NBIRTH").All(m => m.Payload["bdSeq"].Value == s.Wills[m.Packet.Connection]["bdSeq"].Value));

    [Fact]
    public void PayloadsNbirthRebirthReq() => life.Of("NBIRTH").ShouldAllBe(m => m.Payload["Node Control/Rebirth"].Value == "False");

    [Fact]
    public void PayloadsNbirthQos() => HasQos0("NBIRTH");

    [Fact]
    public void PayloadsNbirthRetain() => IsNotRetained("NBIRTH");

    [Fact]
    public void PayloadsDbirthTimestamp() => life.Of("DBIRTH").ShouldAllBe(m => IsOfTheTime(m));

    [Fact]
    public void PayloadsDbirthSeq() => life.Of("DBIRTH").ShouldAllBe(m => m.Payload.Seq != null);

    [Fact]
    public void PayloadsDbirthSeqInc() => FollowsOneBefore("DBIRTH");

    [Fact]
    public void PayloadsDbirthOrder()
    {
        // Both cameras were there at each NBIRTH.
        foreach (var session in life.Sessions)
        {
            foreach (var birth in RecordedLife.Some(session.Messages.Where(m => m.Verb == "NBIRTH")))
            {
                session.Messages.SkipWhile(m => !ReferenceEquals(m, birth)).Skip(1).Take(2).Select(m => $"{m.Verb} {m.Device}").ShouldBe(["DBIRTH top", "DBIRTH side"]);
            }
        }
    }

    [Fact]
    public void PayloadsDbirthQos() => HasQos0("DBIRTH");

    [Fact]
    public void PayloadsDbirthRetain() => IsNotRetained("DBIRTH");

    [Fact]
    public void PayloadsNdataTimestamp() => life.Of("NDATA").ShouldAllBe(m => IsOfTheTime(m));

    [Fact]
    public void PayloadsNdataSeq() => life.Of("NDATA").ShouldAllBe(m => m.Payload.Seq != null);

    [Fact]
    public void PayloadsNdataSeqInc() => FollowsOneBefore("NDATA");

    [Fact]
    public void PayloadsNdataOrder() => ComesAfterBirths("NDATA");

    [Fact]
    public void PayloadsNdataQos() => HasQos0("NDATA");

    [Fact]
    public void PayloadsNdataRetain() => IsNotRetained("NDATA");

    [Fact]
    public void PayloadsDdataTimestamp() => life.Of("DDATA").ShouldAllBe(m => IsOfTheTime(m));

    [Fact]
    public void PayloadsDdataSeq() => life.Of("DDATA").ShouldAllBe(m => m.Payload.Seq != null);

    [Fact]
    public void PayloadsDdataSeqInc() => FollowsOneBefore("DDATA");

    [Fact]
    public void PayloadsDdataOrder() => ComesAfterBirths("DDATA");

    [Fact]
    public void PayloadsDdataQos() => HasQos0("DDATA");

    [Fact]
    public void PayloadsDdataRetain() => IsNotRetained("DDATA");

    [Fact]
    public void PayloadsNdeathSeq() => Deaths().ShouldAllBe(p => !p.Fields.Contains("seq"));

    [Fact]
    public void PayloadsNdeathWillMessage() => Connects().ShouldAllBe(c => c.WillTopic!.Split('/')[2] == "NDEATH");

    [Fact]
    public void PayloadsNdeathWillMessageQos() => Connects().ShouldAllBe(c => c.WillQos == 1);

    [Fact]
    public void PayloadsNdeathWillMessageRetain() => Connects().ShouldAllBe(c => !c.WillRetain);

    [Fact]
    public void PayloadsNdeathBdseq() => life.Sessions.ShouldAllBe(s => s.Messages.Where(m => m.Verb == "NBIRTH" || m.Verb == "NDEATH")
        .All(m => m.Payload["bdSeq"].Value == s.Wills[m.Packet.Connection]["bdSeq"].Value));

    [Fact]
    public void PayloadsNdeathWillMessagePublisher() => new[] { life.First, life.Second, life.Version311 }.ShouldAllBe(s => s.Messages.Last().Verb == "NDEATH");

    [Fact]
    public void PayloadsNdeathWillMessagePublisherDisconnectMqtt311()
    {
        life.Version311.Packets[^1].Type.ShouldBe(MqttPacketType.Disconnect);
        life.Version311.Packets[^2].Topic.ShouldContain("/NDEATH/");
    }

    [Fact]
    public void PayloadsNdeathWillMessagePublisherDisconnectMqtt50() =>
        RecordedLife.Some(life.First.Packets.Concat(life.Second.Packets).Where(p => p.Type == MqttPacketType.Disconnect)).ShouldAllBe(p => p.Reason == 4);

    [Fact]
    public void PayloadsDdeathTimestamp() => life.Of("DDEATH").ShouldAllBe(m => IsOfTheTime(m));

    [Fact]
    public void PayloadsDdeathSeq() => life.Of("DDEATH").ShouldAllBe(m => m.Payload.Seq != null);

    [Fact]
    public void PayloadsDdeathSeqInc() => FollowsOneBefore("DDEATH");

    [Fact]
    public void PayloadsDdeathSeqNumber() => life.Of("DDEATH").ShouldAllBe(m => m.Payload.Fields.Contains("seq"));

    private static IReadOnlyList<SparkplugMetric> Metrics(IEnumerable<SparkplugMessage> messages) => RecordedLife.Some(messages.SelectMany(m => m.Payload.Metrics));

    private bool IsOfTheTime(SparkplugMessage message) => message.Payload.Timestamp >= life.Span.From && message.Payload.Timestamp <= life.Span.To;

    private IReadOnlyList<SparkplugMetric> WithProperties() => RecordedLife.Some(Metrics(life.All).Where(m => m.Properties != null));

    private IReadOnlyList<long?> PropertyTypes() => RecordedLife.Some(WithProperties().SelectMany(m => m.PropertyArrays.Values).Select(p => SparkplugPayload.Number(p, "type")));

    private IReadOnlyList<System.Text.Json.JsonElement> Qualities() => RecordedLife.Some(Metrics(life.All).Where(m => m.QualityProperty != null).Select(m => m.QualityProperty!.Value));

    private IReadOnlyList<MqttConnectPacket> Connects() => RecordedLife.Some(life.Sessions.SelectMany(s => s.Connects));

    private IReadOnlyList<SparkplugPayload> Deaths() =>
        RecordedLife.Some([.. life.Of("NDEATH").Select(m => m.Payload), .. life.Sessions.SelectMany(s => s.Wills), .. life.Wills]);

    private void HasQos0(string verb) => life.Of(verb).ShouldAllBe(m => m.Packet.Qos == 0);

    private void IsNotRetained(string verb) => life.Of(verb).ShouldAllBe(m => !m.Packet.Retain);

    private void FollowsOneBefore(string verb) => life.Sequence(verb).ShouldAllBe(p => p.Message.Payload.Seq == (p.Before!.Payload.Seq + 1) % 256);

    private void ComesAfterBirths(string verb)
    {
        foreach (var session in life.Sessions)
        {
            foreach (var data in session.Messages.Where(m => m.Verb == verb))
            {
                var before = session.Messages.TakeWhile(m => !ReferenceEquals(m, data)).ToList();
                var births = before.Skip(before.FindLastIndex(m => m.Verb == "NBIRTH")).ToList();
                births.Where(m => m.Verb == "DBIRTH").Select(m => m.Device).Distinct().ShouldBe(["top", "side"], ignoreOrder: true);
            }
        }

        life.Of(verb);
    }
}
