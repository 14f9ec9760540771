using System.Text.Json;

namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>A metric as the foreign decoder read it.</summary>
internal sealed class SparkplugMetric(JsonElement wire, JsonElement values)
{
    private static readonly string[] ValueFields =
    [
        "intValue", "longValue", "floatValue", "doubleValue", "booleanValue", "stringValue", "bytesValue", "datasetValue", "templateValue", "extensionValue",
    ];

    public JsonElement Wire => wire;

    public string? Name => wire.TryGetProperty("name", out var name) ? name.GetString() : null;

    public bool HasAlias => wire.TryGetProperty("alias", out _);

    public long? Timestamp => SparkplugPayload.Number(wire, "timestamp");

    public long? DataType => SparkplugPayload.Number(wire, "datatype");

    public bool IsHistorical => wire.TryGetProperty("isHistorical", out var value) && value.GetBoolean();

    public bool IsNull => wire.TryGetProperty("isNull", out var value) && value.GetBoolean();

    /// <summary>The field that carries the value; null when none does.</summary>
    public string? ValueField => ValueFields.SingleOrDefault(f => wire.TryGetProperty(f, out _));

    /// <summary>The value of that field as text.</summary>
    public string? Value => ValueField is { } name ? wire.GetProperty(name).ToString() : null;

    /// <summary>The value as the library reads it by the type of the metric; only births name a type.</summary>
    public string? ValueByType => values.GetProperty(Name!).GetString();

    public JsonElement? Properties => wire.TryGetProperty("properties", out var properties) ? properties : null;

    /// <summary>Keys and values of the properties, as many as there are of each.</summary>
    public (string[] Keys, JsonElement[] Values) PropertyArrays => Properties is { } p
        ? ([.. p.GetProperty("keys").EnumerateArray().Select(k => k.GetString()!)], [.. p.GetProperty("values").EnumerateArray()])
        : ([], []);

    /// <summary>The property Quality; null when it is absent.</summary>
    public JsonElement? QualityProperty
    {
        get
        {
            var (keys, properties) = PropertyArrays;
            return Array.IndexOf(keys, "Quality") is >= 0 and var i ? properties[i] : null;
        }
    }

    public long? Quality => QualityProperty is { } property ? SparkplugPayload.Number(property, "intValue") : null;
}
