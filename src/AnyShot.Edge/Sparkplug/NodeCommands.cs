using System.Buffers;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Sparkplug.Protobuf;
using Google.Protobuf;
using MQTTnet;

namespace AnyShot.Edge.Sparkplug;

/// <summary>
/// Reads NCMD and DCMD. The one thing that a host may write is <c>Node Control/Rebirth</c>; everything else is refused, counted, and logged once for each reason.
/// Called from one thread at a time.
/// </summary>
internal sealed partial class NodeCommands(SparkplugTopics topics, AgentMetrics metrics, ILogger<NodeCommands> log)
{
    public const string Rebirth = "Node Control/Rebirth";

    /// <summary>Bytes; a rebirth request has about 50.</summary>
    public const int LongestCommand = 64 * 1024;

    private const int LongestName = 60;

    private readonly HashSet<CommandRefusal> _logged = [];

    /// <returns>True when the command asks for a rebirth.</returns>
    public bool IsRebirth(MqttApplicationMessage message)
    {
        if (message.Retain)
        {
            // It would come back with every subscription.
            return Refuse(CommandRefusal.Retained, "it is retained, and commands must not be");
        }

        if (message.Topic != topics.NodeCommand)
        {
            return Refuse(CommandRefusal.Device, "the metrics of a device are read-only");
        }

        if (message.Payload.Length > LongestCommand)
        {
            return Refuse(CommandRefusal.TooLong, $"it is longer than {LongestCommand} bytes");
        }

        Payload payload;
        try
        {
            payload = Payload.Parser.ParseFrom(message.Payload);
        }
        catch (InvalidProtocolBufferException)
        {
            return Refuse(CommandRefusal.NotProtobuf, "it is no Sparkplug B payload");
        }

        // No short cut: each metric that is refused is to be counted.
        return payload.Metrics.Count == 0 ? Refuse(CommandRefusal.WithoutMetrics, "it has no metrics") : payload.Metrics.Count(IsRebirth) > 0;
    }

    private bool IsRebirth(Payload.Types.Metric metric)
    {
        if (metric.Name.Length == 0)
        {
            return Refuse(CommandRefusal.WithoutName, "a metric has no name, and aliases are not in use");
        }

        if (metric.Name != Rebirth)
        {
            return Refuse(CommandRefusal.UnknownMetric, $"its metric \"{Printable(metric.Name)}\" cannot be written, only {Rebirth} can");
        }

        return (metric.HasBooleanValue && metric.BooleanValue && (!metric.HasDatatype || metric.Datatype == (uint)SparkplugDataType.Boolean))
            || Refuse(CommandRefusal.WrongValue, $"{Rebirth} takes the boolean true and nothing else");
    }

    private bool Refuse(CommandRefusal refusal, string reason)
    {
        metrics.Counters.Add(CounterNames.SparkplugCommandsRefused, 1, "reason", refusal.ToString());
        if (_logged.Add(refusal))
        {
            LogRefused(reason);
        }

        return false;
    }

    private static string Printable(string text) =>
        new([.. text.Take(LongestName).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);

    [LoggerMessage(4110, LogLevel.Warning, "A Sparkplug command is refused, and others like it will be without another word: {Reason}")]
    private partial void LogRefused(string reason);
}
