using System.Globalization;
using System.Text.Json;

namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>A payload as the foreign decoder read it: absent fields are null.</summary>
internal sealed class SparkplugPayload
{
    public SparkplugPayload(JsonElement answer)
    {
        var wire = answer.GetProperty("wire");
        Timestamp = Number(wire, "timestamp");
        Seq = Number(wire, "seq");
        var values = answer.GetProperty("values");
        Metrics = wire.TryGetProperty("metrics", out var metrics) ? [.. metrics.EnumerateArray().Select(m => new SparkplugMetric(m, values))] : [];
        Fields = [.. wire.EnumerateObject().Select(p => p.Name)];
    }

    public long? Timestamp { get; }

    public long? Seq { get; }

    public IReadOnlyList<SparkplugMetric> Metrics { get; }

    /// <summary>The fields that are there at all.</summary>
    public IReadOnlyList<string> Fields { get; }

    public SparkplugMetric this[string name] => Metrics.Single(m => m.Name == name);

    public static long? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? long.Parse(value.ToString(), CultureInfo.InvariantCulture) : null;
}
