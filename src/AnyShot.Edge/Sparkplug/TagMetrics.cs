using System.Globalization;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Sparkplug.Protobuf;

namespace AnyShot.Edge.Sparkplug;

/// <summary>Tags of the OPC UA model as metrics: the same names, and types that carry the same values.</summary>
internal static class TagMetrics
{
    private const string QualityKey = "Quality";
    private const string ResultPrefix = "Res/";

    private static readonly IReadOnlyDictionary<TagType, SparkplugDataType> DataTypes = new Dictionary<TagType, SparkplugDataType>
    {
        [TagType.Boolean] = SparkplugDataType.Boolean,
        [TagType.UInt16] = SparkplugDataType.UInt16,

        // Not UInt32: the specification puts its value into the 32-bit field, the common libraries into the 64-bit one, and each reads 0 from the other.
        [TagType.UInt32] = SparkplugDataType.Int64,
        [TagType.Float] = SparkplugDataType.Float,
        [TagType.Double] = SparkplugDataType.Double,
        [TagType.String] = SparkplugDataType.String,
        [TagType.DateTime] = SparkplugDataType.DateTime,
    };

    private static readonly IReadOnlyDictionary<string, SparkplugDataType> TypeOfPath =
        TagModel.All.Where(t => DataTypes.ContainsKey(t.Type)).ToDictionary(t => t.Path, t => DataTypes[t.Type]);

    /// <summary>What a device has: the tags of a verdict.</summary>
    public static IReadOnlyList<string> OfDevice { get; } =
        [.. TagModel.All.Select(t => t.Path).Where(p => p.StartsWith(ResultPrefix, StringComparison.Ordinal) && TypeOfPath.ContainsKey(p))];

    /// <summary>Whether the model has the tag, with a type that Sparkplug can carry.</summary>
    public static bool Has(string path) => TypeOfPath.ContainsKey(path);

    /// <summary>Uncertain values count as good: that a verdict is unsure, or a part degraded, other metrics say.</summary>
    public static SparkplugQuality QualityOf(TagValue value) => value.Quality switch
    {
        TagQuality.Good or TagQuality.UncertainSensorNotAccurate => SparkplugQuality.Good,
        TagQuality.UncertainLastUsableValue => SparkplugQuality.Stale,
        _ => SparkplugQuality.Bad,
    };

    /// <summary>As NBIRTH and DBIRTH have it: with type, and with quality even when it is good.</summary>
    public static Payload.Types.Metric Birth(TagValue value)
    {
        var metric = Data(value, isHistorical: false, withQuality: true);
        metric.Datatype = (uint)TypeOfPath[value.Path];
        return metric;
    }

    /// <summary>As NDATA and DDATA have it: without type.</summary>
    /// <param name="value">The value; its path is in the model.</param>
    /// <param name="isHistorical">It waited: a host stores it and keeps the current value as it is.</param>
    /// <param name="withQuality">Name the quality though it is good, because it was not before.</param>
    public static Payload.Types.Metric Data(TagValue value, bool isHistorical, bool withQuality = false)
    {
        var metric = new Payload.Types.Metric { Name = value.Path, Timestamp = Milliseconds(value.SourceTimestamp) };
        if (isHistorical)
        {
            metric.IsHistorical = true;
        }

        Set(metric, TypeOfPath[value.Path], value.Value);
        var quality = QualityOf(value);
        if (withQuality || quality != SparkplugQuality.Good)
        {
            metric.Properties = new Payload.Types.PropertySet
            {
                Keys = { QualityKey },
                Values = { new Payload.Types.PropertyValue { Type = (uint)SparkplugDataType.Int32, IntValue = (uint)quality } },
            };
        }

        return metric;
    }

    /// <summary>A metric that is no tag.</summary>
    public static Payload.Types.Metric Own(string name, SparkplugDataType type, object value, DateTimeOffset at)
    {
        var metric = new Payload.Types.Metric { Name = name, Timestamp = Milliseconds(at), Datatype = (uint)type };
        Set(metric, type, value);
        return metric;
    }

    public static ulong Milliseconds(DateTimeOffset at) => (ulong)Math.Max(0, at.ToUnixTimeMilliseconds());

    private static void Set(Payload.Types.Metric metric, SparkplugDataType type, object? value)
    {
        var culture = CultureInfo.InvariantCulture;
        switch (type)
        {
            case var _ when value is null:
                metric.IsNull = true;
                break;
            case SparkplugDataType.Boolean:
                metric.BooleanValue = (bool)value;
                break;
            case SparkplugDataType.UInt16:
                metric.IntValue = Convert.ToUInt16(value, culture);
                break;
            case SparkplugDataType.Int64:
                metric.LongValue = (ulong)Convert.ToInt64(value, culture);
                break;
            case SparkplugDataType.Float:
                metric.FloatValue = Convert.ToSingle(value, culture);
                break;
            case SparkplugDataType.Double:
                metric.DoubleValue = Convert.ToDouble(value, culture);
                break;
            case SparkplugDataType.DateTime:
                metric.LongValue = Milliseconds((DateTimeOffset)value);
                break;
            default:
                metric.StringValue = Bounded((string)value);
                break;
        }
    }

    private static string Bounded(string text) => text.Length <= TagServerMessages.LongestString ? text : text[..TagServerMessages.LongestString];
}
