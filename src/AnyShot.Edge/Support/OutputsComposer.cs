using AnyShot.Edge.Configuration;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Observability;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Sparkplug;

namespace AnyShot.Edge.Support;

/// <summary>Gathers what is known of the places that verdicts go to.</summary>
public sealed class OutputsComposer(
    AgentOptions options, IOutbox outbox, AgentMetrics metrics, HealthMemory memory, IEnumerable<IHealthSource> health, NodeTagServer? opcUa = null)
{
    /// <summary>The outputs that the configuration switches on, in the order MQTT, OPC UA, Sparkplug.</summary>
    public IReadOnlyList<OutputState> Compose()
    {
        IReadOnlyList<HealthReport> reports = [.. health.SelectMany(source => source.Report())];
        return [.. Outputs(reports)];
    }

    private IEnumerable<OutputState> Outputs(IReadOnlyList<HealthReport> reports)
    {
        var mqtt = options.Mqtt;
        var broker = $"{(mqtt.Tls ? "mqtts" : "mqtt")}://{mqtt.Host}:{mqtt.Port}";
        if (mqtt.Enabled)
        {
            var topics = new MqttTopics(options.Station, mqtt);
            yield return Output(SinkNames.Mqtt, reports, broker, $"MQTT {mqtt.Version}", topics.Prefix, mqtt.Tls, Login(mqtt.UserName.Length > 0, mqtt.CertificateFile.Length > 0), CounterNames.MqttReconnects);
        }

        if (options.OpcUa.Enabled)
        {
            var server = options.OpcUa;
            var address = opcUa?.Endpoint ?? $"opc.tcp://{server.Host}:{server.Port}";
            var login = server.AllowAnonymous ? Login(false, !server.AllowInsecure) : Login(true, !server.AllowInsecure);
            yield return Output(SinkNames.OpcUa, reports, address, "OPC UA", "", !server.AllowInsecure, login, CounterNames.OpcUaRestarts);
        }

        if (mqtt.Sparkplug.Enabled)
        {
            var topics = new SparkplugTopics(options.Station, mqtt.Sparkplug);
            yield return Output(
                SinkNames.Sparkplug, reports, broker, "Sparkplug B 3.0", $"{topics.GroupId}/{topics.EdgeNodeId}", mqtt.Tls, Login(mqtt.UserName.Length > 0, mqtt.CertificateFile.Length > 0), CounterNames.SparkplugReconnects);
        }
    }

    private OutputState Output(string name, IReadOnlyList<HealthReport> reports, string address, string protocol, string place, bool isEncrypted, string login, string reconnects)
    {
        var report = reports.FirstOrDefault(report => report.Name == name) ?? new HealthReport(name, HealthStatus.Degraded, "Starts.");
        var backlog = outbox.Backlog(name);
        var past = memory.Of(name);
        return new OutputState(
            name,
            report.Status,
            report.Sentence,
            past?.Since,
            address,
            protocol,
            place,
            isEncrypted,
            login,
            backlog.Pending,
            Math.Round(backlog.OldestAge.TotalSeconds, 1),
            metrics.Counters.Get(CounterNames.Acknowledged, "sink", name),
            metrics.Counters.Get(reconnects),
            past?.Trouble ?? "",
            past?.TroubleSince,
            past?.TroubleUntil);
    }

    private static string Login(bool hasPassword, bool hasCertificate) => (hasPassword, hasCertificate) switch
    {
        (true, true) => "password+certificate",
        (true, false) => "password",
        (false, true) => "certificate",
        _ => "none",
    };
}
