using AnyShot.Edge.Inspection;
using AnyShot.Edge.Outbox;
using MQTTnet;
using MQTTnet.Protocol;

namespace AnyShot.Edge.Mqtt;

/// <summary>Builds the messages. MQTT 3.1.1 has no properties, so there a message is topic and payload only.</summary>
public sealed class MqttMessages(MqttTopics topics, MqttOptions options)
{
    /// <summary>Raised when a field changes its meaning or goes away; new fields do not raise it.</summary>
    public const string Schema = "1";

    private readonly bool _isVersion5 = options.Version == "5";

    /// <param name="entry">The stored verdict; its bytes are sent as they are.</param>
    /// <param name="classSetRevision">The class set that judged.</param>
    public MqttApplicationMessage Verdict(OutboxEntry entry, long classSetRevision)
    {
        var builder = Json(topics.Verdict, entry.Json);
        if (_isVersion5)
        {
            builder.WithUserProperty("schema", Schema).WithUserProperty("classset", $"{classSetRevision}");
            if (entry.IsReplay)
            {
                builder.WithUserProperty("replay", "true");
            }
            if (options.MessageExpiry > TimeSpan.Zero)
            {
                builder.WithMessageExpiryInterval((uint)Math.Clamp(Math.Ceiling(options.MessageExpiry.TotalSeconds), 1, uint.MaxValue));
            }
        }
        return builder.Build();
    }

    public MqttApplicationMessage RetainedJson(string topic, byte[] json)
    {
        var builder = Json(topic, json).WithRetainFlag();
        if (_isVersion5)
        {
            builder.WithUserProperty("schema", Schema);
        }
        return builder.Build();
    }

    public static MqttApplicationMessage RetainedText(string topic, string text) => new MqttApplicationMessageBuilder()
        .WithTopic(topic)
        .WithPayload(text)
        .WithRetainFlag()
        .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
        .Build();

    private MqttApplicationMessageBuilder Json(string topic, byte[] json)
    {
        var builder = new MqttApplicationMessageBuilder()
            .WithTopic(topic)
            .WithPayload(json)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        return _isVersion5
            ? builder.WithContentType("application/json").WithPayloadFormatIndicator(MqttPayloadFormatIndicator.CharacterData)
            : builder;
    }
}
