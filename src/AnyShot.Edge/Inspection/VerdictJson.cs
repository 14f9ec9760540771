using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnyShot.Edge.Inspection;

/// <summary>The one JSON form of a verdict: outbox, MQTT and page use the same bytes. Fields: docs/mqtt-topics.md.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Verdict))]
public sealed partial class VerdictJson : JsonSerializerContext
{
    public static byte[] Write(Verdict verdict) => JsonSerializer.SerializeToUtf8Bytes(verdict, Default.Verdict);

    public static Verdict Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Default.Verdict) ?? throw new JsonException("A verdict is null.");
}
