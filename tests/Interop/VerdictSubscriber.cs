using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace AnyShot.Interop.Tests;

/// <summary>A foreign subscriber, mosquitto_sub, that removes duplicates by inspection id as docs/mqtt-topics.md tells consumers to.</summary>
internal sealed class VerdictSubscriber : ChildProcess
{
    private readonly ConcurrentDictionary<long, JsonElement> _verdicts;

    private VerdictSubscriber(IEnumerable<string> arguments, ConcurrentDictionary<long, JsonElement> verdicts, Action<string> onLine)
        : base("mosquitto_sub", arguments, onLine) => _verdicts = verdicts;

    /// <summary>Each verdict once, by inspection id.</summary>
    public IReadOnlyDictionary<long, JsonElement> Verdicts => _verdicts;

    public static VerdictSubscriber Start(int port, string topic)
    {
        var verdicts = new ConcurrentDictionary<long, JsonElement>();
        return new VerdictSubscriber(
            ["-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-V", "mqttv5", "-q", "1", "-t", topic, "-F", "%p"],
            verdicts,
            line =>
            {
                var verdict = JsonDocument.Parse(line).RootElement;
                verdicts.TryAdd(verdict.GetProperty("inspectionId").GetInt64(), verdict);
            });
    }
}
