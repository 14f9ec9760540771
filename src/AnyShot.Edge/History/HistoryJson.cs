using System.Text.Json.Serialization;

namespace AnyShot.Edge.History;

/// <summary>The JSON form of the counts: docs/http-api.md.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HistoryAnswer))]
internal sealed partial class HistoryJson : JsonSerializerContext;
