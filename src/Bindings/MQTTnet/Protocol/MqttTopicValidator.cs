using MQTTnet.Exceptions;

namespace MQTTnet.Protocol;

/// <summary>Refuses topics that cannot be sent.</summary>
public static class MqttTopicValidator
{
    /// <exception cref="MqttProtocolViolationException">The topic is empty without an alias, or holds a wildcard or NUL.</exception>
    public static void ThrowIfInvalid(MqttApplicationMessage applicationMessage)
    {
        ArgumentNullException.ThrowIfNull(applicationMessage);
        if (applicationMessage.TopicAlias == 0 || !string.IsNullOrEmpty(applicationMessage.Topic))
        {
            ThrowIfInvalid(applicationMessage.Topic);
        }
    }

    /// <exception cref="MqttProtocolViolationException">The topic is empty or holds a wildcard or NUL.</exception>
    public static void ThrowIfInvalid(string? topic)
    {
        ThrowIfEmptyOrNul(topic);
        if (topic!.AsSpan().IndexOfAny('+', '#') >= 0)
        {
            throw new MqttProtocolViolationException($"Topic '{topic}' holds a wildcard (+ or #), which only a subscription may.");
        }
    }

    /// <exception cref="MqttProtocolViolationException">The filter is empty, holds NUL, or # before its end.</exception>
    public static void ThrowIfInvalidSubscribe(string? topic)
    {
        ThrowIfEmptyOrNul(topic);
        var hash = topic!.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0 && hash != topic.Length - 1)
        {
            throw new MqttProtocolViolationException($"Topic filter '{topic}' has # before its end.");
        }
    }

    private static void ThrowIfEmptyOrNul(string? topic)
    {
        if (string.IsNullOrEmpty(topic))
        {
            throw new MqttProtocolViolationException("The topic is empty.");
        }
        if (topic.Contains('\0', StringComparison.Ordinal))
        {
            throw new MqttProtocolViolationException("The topic holds a NUL character.");
        }
    }
}
