using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Mqtt;

/// <summary>The topics of a station and its client id. docs/mqtt-topics.md lists them.</summary>
public sealed class MqttTopics
{
    public MqttTopics(StationOptions station, MqttOptions options)
    {
        string[] path = [.. new[] { station.Enterprise, station.Site, station.Area, station.Line, station.Cell }.Where(l => l.Length > 0)];
        Prefix = options.TopicPrefix.Trim('/') is { Length: > 0 } prefix
            ? prefix
            : path.Length > 0 ? string.Join('/', path) + "/anyshot" : "anyshot/" + station.Name;
        ClientId = string.Join('-', [.. path, "anyshot", station.Name]);
    }

    public string Prefix { get; }

    /// <summary>The same after every start, so that the broker knows the session again.</summary>
    public string ClientId { get; }

    public string Verdict => Prefix + "/verdict";

    public string State => Prefix + "/state";

    public string Availability => Prefix + "/availability";

    public string Health => Prefix + "/health";

    public string AnyAlarm => Prefix + "/alarm/+";

    /// <summary>All commands and our answers to them.</summary>
    public string Commands => Prefix + "/cmd/#";

    public string AnyClass => Prefix + "/class/+";

    public string Class(string id) => Prefix + "/class/" + id;

    public string Alarm(string id) => Prefix + "/alarm/" + id;
}
